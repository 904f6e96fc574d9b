// What is not needed for the first sight of the panel: a part of its own, fetched as soon as the panel stands.

export { more } from '../../common/styles-more.js';
export { Announcer } from '../announcer.js';
export { cardView } from './card.js';
export { closedView } from './closed.js';
export { menuView } from './menu.js';
export { filesView, suggestionsView } from './over.js';
export { pastView } from './past.js';
export { styles } from './styles.js';
