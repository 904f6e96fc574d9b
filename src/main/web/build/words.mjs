// The tables of words as modules: `virtual:words/ru` and `virtual:words/en` hold what a page says in that language,
// `virtual:words/loader` and `virtual:words/demo` the few words of the loader and of the demo's pages in both,
// `virtual:words/desk-ru` and `virtual:words/desk-en` what the desk says beside them.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const TABLES = ['words.yml', 'words-widget.yml'];
const SERVER_ONLY = /^(team|macro|import|hint\.(small|big|full)|quote)\b(?!\.title)/;
const LOADER = /^launcher\b/;

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
      const desk = /^desk-(ru|en)$/.exec(which)?.[1];
      if (desk) {
        const own = readWords(resources, ['words-desk.yml']);
        return `export const usual = ${JSON.stringify(
          form(
            own,
            () => true,
            forms => forms[desk],
          ),
        )};`;
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
