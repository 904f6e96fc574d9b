// The pages of the studio: a page is a file in `pages/` and a line here. The order is that of the navigation.
import knowledgeIcon from 'virtual:icon/library-big';
import type { TemplateResult } from 'lit';

export interface Route {
  /** Below `/studio/`; `:name` takes one step of the address. */
  path: string;
  /** Its element is `op-NAME`, its words begin with `NAME.` */
  page: string;
  /** In the navigation; a page without is come to from another, under whose name it stands. */
  icon?: TemplateResult;
  under?: string;
  roles: readonly string[];
  load(): Promise<unknown>;
}

const WRITERS = ['methodologist', 'administrator'];

export const ROUTES: readonly Route[] = [
  { path: '', page: 'knowledge', icon: knowledgeIcon, roles: WRITERS, load: () => import('./pages/knowledge.js') },
];
