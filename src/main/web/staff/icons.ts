// Icons of our own server for the parts of Web Awesome: the built-in ones come from elsewhere.
import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js';
import '@awesome.me/webawesome/dist/translations/ru.js';

for (const name of ['default', 'system']) {
  registerIconLibrary(name, { resolver: icon => `/assets/icons.svg#${icon}`, spriteSheet: true });
}
