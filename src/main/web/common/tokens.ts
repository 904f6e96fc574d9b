// The colours of the interface by role, light and dark; the table of the interface brief.
import { css, unsafeCSS } from 'lit';

export type Scheme = 'light' | 'dark';
type Roles = Record<string, string>;

export const ROLES: Record<Scheme, Roles> = {
  light: {
    paper: '#fbf9f5',
    sheet: '#ffffff',
    well: '#f2eee7',
    line: '#ded8ce',
    edge: '#857d71',
    ink: '#1b2330',
    'ink-2': '#4a525e',
    'ink-3': '#626974',
    accent: '#0b6656',
    'accent-text': '#0b6656',
    'accent-soft': '#e3f1ec',
    'on-accent': '#ffffff',
    'accent-edge': 'transparent',
    person: '#9a3f22',
    'person-soft': '#fbece4',
    wait: '#7a4f00',
    'wait-soft': '#fdf1d6',
    danger: '#a8201a',
    'danger-soft': '#fce9e6',
    ok: '#20693b',
    'ok-soft': '#e5f3e8',
    note: '#58478f',
    'note-soft': '#f0ecfa',
    mark: '#ffe7a3',
    focus: '#1d4ed8',
  },
  dark: {
    paper: '#14171c',
    sheet: '#1c2027',
    well: '#0f1216',
    line: '#30363f',
    edge: '#7d8590',
    ink: '#edeae4',
    'ink-2': '#b9bdc4',
    'ink-3': '#9aa0a9',
    accent: '#62c9b4',
    'accent-text': '#62c9b4',
    'accent-soft': '#17312d',
    'on-accent': '#0f1216',
    'accent-edge': 'transparent',
    person: '#f2a88c',
    'person-soft': '#37231c',
    wait: '#ecbf62',
    'wait-soft': '#33290f',
    danger: '#ff9d94',
    'danger-soft': '#3b1d1b',
    ok: '#84d39d',
    'ok-soft': '#17301f',
    note: '#c0b1f2',
    'note-soft': '#282342',
    mark: '#54450f',
    focus: '#8ab4ff',
  },
};

const declared = (roles: Roles): string =>
  Object.entries(roles)
    .map(([role, value]) => `--op-${role}: ${value};`)
    .join('\n');

/** The roles as custom properties of `.op`; `data-scheme` chooses. */
export const tokens = css`
  .op { ${unsafeCSS(declared(ROLES.light))} color-scheme: light; }
  .op[data-scheme='dark'] { ${unsafeCSS(declared(ROLES.dark))} color-scheme: dark; }
`;
