// `virtual:icon/NAME`: a Lucide icon (ISC) as a template for the inside of a 24 px grid.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} web the workspace */
export function icons(web) {
  const prefix = '\0icon/';
  return {
    name: 'icons',
    resolveId: id => (id.startsWith('virtual:icon/') ? prefix + id.slice('virtual:icon/'.length) : null),
    load(id) {
      if (!id.startsWith(prefix)) return null;
      const file = join(web, 'node_modules/lucide-static/icons', `${id.slice(prefix.length)}.svg`);
      const inner = readFileSync(file, 'utf8')
        .replace(/^[\s\S]*?<svg[^>]*>/, '')
        .replace(/<\/svg>[\s\S]*$/, '');
      return `import { svg } from 'lit'; export default svg\`${inner.replace(/\s+/g, ' ').trim()}\`;`;
    },
  };
}
