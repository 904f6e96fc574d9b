// The icons that Web Awesome's parts draw by name, as one sprite of our own server: theirs would come from elsewhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Their name → Lucide's (ISC). */
const NAMES = {
  check: 'check',
  'chevron-down': 'chevron-down',
  'chevron-left': 'chevron-left',
  'chevron-right': 'chevron-right',
  'chevron-up': 'chevron-up',
  xmark: 'x',
  'circle-xmark': 'circle-x',
  ellipsis: 'ellipsis',
  eye: 'eye',
  'eye-slash': 'eye-off',
  minus: 'minus',
  plus: 'plus',
  copy: 'copy',
  indeterminate: 'minus',
  'magnifying-glass': 'search',
  clock: 'clock',
  calendar: 'calendar',
  user: 'user',
  file: 'file',
};

/** @param {string} web the workspace */
export function sprite(web) {
  const symbols = Object.entries(NAMES).map(([name, lucide]) => {
    const inner = readFileSync(join(web, 'node_modules/lucide-static/icons', `${lucide}.svg`), 'utf8')
      .replace(/^[\s\S]*?<svg[^>]*>/, '')
      .replace(/<\/svg>[\s\S]*$/, '')
      .replace(/\s+/g, ' ')
      .trim();
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${inner}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;
}
