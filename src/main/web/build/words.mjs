// The tables of words as modules: `virtual:words/ru` and `virtual:words/en` hold what a page says in that language,
// `virtual:words/loader` and `virtual:words/demo` the few words of the loader and of the demo's pages in both,
// `virtual:words/desk-ru` and `virtual:words/desk-en` what the desk says beside them, `virtual:words/studio-ru` and
// `virtual:words/studio-en` what the studio says: its own table, and what both pages of staff have words for.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const TABLES = ['words.yml', 'words-widget.yml'];
const SERVER_ONLY = /^(team|macro|import|hint\.(small|big|full|nearest)|smalltalk|decline|quote)\b(?!\.title)/;
const LOADER = /^launcher\b/;
/** What the desk's table says for the studio too. */
const OF_STAFF = /^(enter|why|class|mood|check|signal|locale|trouble\.(offline|not-found|other))\b/;

/** @param {string} resources the folder of the tables */
export function readWords(resources, tables = TABLES) {
  return Object.assign({}, ...tables.map(table => parse(readFileSync(`${resources}/${table}`, 'utf8'))));
}

const form = (words, wanted, pick) =>
  Object.fromEntries(
    Object.entries(words)
      .filter(([key, forms]) => wanted(key) && pick(forms) !== undefined)
      .map(([key, forms]) => [key, pick(forms)]),
  );

/** @param {string} resources the folder of the tables */
export function words(resources) {
  const prefix = '\0words/';
  return {
    name: 'words',
    resolveId: id => (id.startsWith('virtual:words/') ? prefix + id.slice('virtual:words/'.length) : null),
    load(id) {
      if (!id.startsWith(prefix)) return null;
      const which = id.slice(prefix.length);
      const page = /^(desk|studio)-(ru|en)$/.exec(which);
      if (page) {
        const own = readWords(resources, [`words-${page[1]}.yml`]);
        const desk = page[1] === 'desk' ? {} : readWords(resources, ['words-desk.yml']);
        const said = {
          ...form(
            desk,
            key => OF_STAFF.test(key),
            of => of[page[2]],
          ),
          ...form(
            own,
            () => true,
            of => of[page[2]],
          ),
        };
        return `export const usual = ${JSON.stringify(said)};`;
      }
      const table = readWords(resources, which === 'demo' ? ['words-demo.yml'] : TABLES);
      if (which === 'loader' || which === 'demo') {
        const wanted = key => which === 'demo' || LOADER.test(key);
        return `export default ${JSON.stringify({ ru: form(table, wanted, of => of.ru), en: form(table, wanted, of => of.en) })}`;
      }
      const wanted = key => !SERVER_ONLY.test(key);
      const usual = form(table, wanted, forms => forms[which]);
      const friendly = which === 'ru' ? form(table, wanted, forms => forms.ty) : {};
      return `export const usual = ${JSON.stringify(usual)}; export const friendly = ${JSON.stringify(friendly)};`;
    },
  };
}
