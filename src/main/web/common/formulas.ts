// Formulas: found in the text as $…$, $$…$$, \(…\) and \[…\]; drawn as MathML by KaTeX, loaded with the first one.
import type { TokenizerAndRendererExtension } from 'marked';

const attribute = (text: string) => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
const placed = (raw: string, tex: string, display: boolean): string =>
  `<span data-tex="${attribute(tex)}"${display ? ' data-display="true"' : ''}>${attribute(raw)}</span>`;

/** A dollar is money unless it hugs its formula on both sides and no digit follows; code is never part of a formula. */
const INLINE = /^(?:\$(?!\s)((?:\\.|[^$`\\\n])+?)(?<!\s)\$(?!\d)|\\\(([\s\S]+?)\\\))/;
/** The server writes a number in brackets that is no citation as `\[7\]`: that is no formula. */
const BLOCK = /^(?:\$\$([\s\S]+?)\$\$|\\\[(?!\d{1,3}\\\])([\s\S]+?)\\\])(?:\n|$)/;
/** Where one may begin: a paragraph is cut there, so a block only at the beginning of a line. */
const STARTS = { inline: /\$|\\\(/, block: /(?<=\n)(?:\$\$|\\\[)/ };

const extension = (name: string, level: 'inline' | 'block', shape: RegExp): TokenizerAndRendererExtension => ({
  name,
  level,
  start: source => STARTS[level].exec(source)?.index,
  tokenizer(source) {
    const found = shape.exec(source);
    return found ? { type: name, raw: found[0], tex: (found[1] ?? found[2] ?? '').trim() } : undefined;
  },
  renderer: token => {
    const formula = placed(token.raw.trim(), token.tex as string, level === 'block');
    return level === 'block' ? `<p>${formula}</p>\n` : formula;
  },
});

export const mathExtension = [extension('formula', 'inline', INLINE), extension('formulas', 'block', BLOCK)];

/** Until KaTeX is there, and where it cannot read a formula, the text stands as it was written. */
export function renderMath(fragment: DocumentFragment): void {
  const places = [...fragment.querySelectorAll<HTMLElement>('[data-tex]')];
  if (!places.length) return;
  void import('./katex.js').then(({ draw }) => {
    for (const place of places) {
      const drawn = draw(place.dataset.tex ?? '', place.dataset.display === 'true');
      if (drawn) place.replaceChildren(drawn);
    }
  });
}
