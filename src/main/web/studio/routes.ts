// The pages of the studio: a page is a file in `pages/` and a line here. The order is that of the navigation.

import figuresIcon from 'virtual:icon/chart-column';
import proposalsIcon from 'virtual:icon/file-pen-line';
import importIcon from 'virtual:icon/file-up';
import coursesIcon from 'virtual:icon/graduation-cap';
import knowledgeIcon from 'virtual:icon/library-big';
import checksIcon from 'virtual:icon/list-checks';
import gapsIcon from 'virtual:icon/message-circle-question-mark';
import settingsIcon from 'virtual:icon/settings';
import hintsIcon from 'virtual:icon/signal';
import type { TemplateResult } from 'lit';

export interface Route {
  /** Below `/studio/`; `:name` takes one step of the address. */
  path: string;
  /** Its element is `op-NAME`, its name in words is `page.NAME`. */
  page: string;
  /** In the navigation; a page without is come to from another, under whose name it stands. */
  icon?: TemplateResult;
  under?: string;
  roles: readonly string[];
  load(): Promise<unknown>;
}

const WRITERS = ['methodologist', 'administrator'];
const STAFF = [...WRITERS, 'curator', 'lead'];
const HEADS = [...WRITERS, 'lead'];
const ADMINISTRATORS = ['administrator'];
const OVERSEERS = ['administrator', 'lead'];

const article = () => import('./pages/article.js');
const assignment = () => import('./pages/assignment.js');
const hints = () => import('./pages/hints.js');
const teams = () => import('./pages/teams.js');
const importing = () => import('./pages/import.js');

export const ROUTES: readonly Route[] = [
  { path: '', page: 'knowledge', icon: knowledgeIcon, roles: WRITERS, load: () => import('./pages/knowledge.js') },
  { path: 'gaps', page: 'gaps', icon: gapsIcon, roles: WRITERS, load: () => import('./pages/gaps.js') },
  { path: 'gaps/:id', page: 'gap', under: 'gaps', roles: WRITERS, load: () => import('./pages/gap.js') },
  {
    path: 'proposals',
    page: 'proposals',
    icon: proposalsIcon,
    roles: WRITERS,
    load: () => import('./pages/proposals.js'),
  },
  {
    path: 'proposals/:id',
    page: 'proposals',
    under: 'proposals',
    roles: WRITERS,
    load: () => import('./pages/proposals.js'),
  },
  { path: 'checks', page: 'checks', icon: checksIcon, roles: WRITERS, load: () => import('./pages/checks.js') },
  { path: 'courses', page: 'courses', icon: coursesIcon, roles: WRITERS, load: () => import('./pages/courses.js') },
  {
    path: 'courses/:course',
    page: 'course',
    under: 'courses',
    roles: WRITERS,
    load: () => import('./pages/course.js'),
  },
  { path: 'courses/:course/assignments', page: 'assignment', under: 'courses', roles: WRITERS, load: assignment },
  {
    path: 'courses/:course/assignments/:assignment',
    page: 'assignment',
    under: 'courses',
    roles: WRITERS,
    load: assignment,
  },
  { path: 'hints', page: 'hints', icon: hintsIcon, roles: WRITERS, load: hints },
  { path: 'hints/:course', page: 'hints', under: 'hints', roles: WRITERS, load: hints },
  { path: 'hints/:course/:assignment', page: 'hints', under: 'hints', roles: WRITERS, load: hints },
  { path: 'runs/:id', page: 'run', under: 'checks', roles: WRITERS, load: () => import('./pages/run.js') },
  { path: 'articles', page: 'article', under: 'knowledge', roles: WRITERS, load: article },
  { path: 'articles/:id', page: 'article', under: 'knowledge', roles: WRITERS, load: article },
  {
    path: 'articles/:id/revisions',
    page: 'revisions',
    under: 'knowledge',
    roles: WRITERS,
    load: () => import('./pages/revisions.js'),
  },
  { path: 'import', page: 'import', icon: importIcon, roles: WRITERS, load: importing },
  { path: 'import/:id', page: 'import', under: 'import', roles: WRITERS, load: importing },
  { path: 'figures', page: 'figures', icon: figuresIcon, roles: HEADS, load: () => import('./pages/figures.js') },
  {
    path: 'settings',
    page: 'settings',
    icon: settingsIcon,
    roles: ADMINISTRATORS,
    load: () => import('./pages/settings.js'),
  },
  {
    path: 'settings/people',
    page: 'people',
    under: 'settings',
    roles: ADMINISTRATORS,
    load: () => import('./pages/people.js'),
  },
  { path: 'settings/teams', page: 'teams', under: 'settings', roles: ADMINISTRATORS, load: teams },
  { path: 'settings/teams/:team', page: 'teams', under: 'settings', roles: ADMINISTRATORS, load: teams },
  {
    path: 'settings/keys',
    page: 'keys',
    under: 'settings',
    roles: ADMINISTRATORS,
    load: () => import('./pages/keys.js'),
  },
  {
    path: 'settings/model',
    page: 'model',
    under: 'settings',
    roles: ADMINISTRATORS,
    load: () => import('./pages/model.js'),
  },
  {
    path: 'settings/texts',
    page: 'texts',
    under: 'settings',
    roles: ADMINISTRATORS,
    load: () => import('./pages/texts.js'),
  },
  {
    path: 'settings/install',
    page: 'install',
    under: 'settings',
    roles: ADMINISTRATORS,
    load: () => import('./pages/install.js'),
  },
  {
    path: 'settings/data',
    page: 'data',
    under: 'settings',
    roles: ADMINISTRATORS,
    load: () => import('./pages/data.js'),
  },
  {
    path: 'settings/audit',
    page: 'audit',
    under: 'settings',
    roles: OVERSEERS,
    load: () => import('./pages/audit.js'),
  },
  { path: 'answers/:message', page: 'inspector', roles: STAFF, load: () => import('./pages/inspector.js') },
];
