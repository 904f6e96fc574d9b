// A passage with a verbatim part of it marked, whatever Markdown the part goes through.
import { markdown, type Reading } from './markdown.js';

/** As text of the passage. The bracket keeps the signs beside it what they are: it ends an address, it opens emphasis. */
const OPEN = '<\ue000>';
const CLOSE = '<\ue001>';
const STRAY = /[\ue000\ue001]/g;
/** A mark before the sign of a block would hide the block: the mark goes behind the sign, or the line that is all signs. */
const BEGINS =
  /^([\s>]*)<\ue000>((?:(?:```|~~~).*|[ \t`~:|=*_-]+)\n|\s*(?:(?:[-*+]|#{1,6}|\d{1,9}[.)])\s+(?:\[[ x]\]\s+)?|>\s*)+|\s*\|\s*)/im;
/** Nor may it stand behind a fence, an underline or the last bar of a row. */
const ENDS_SIGNS = /(\s*\n[ \t>]*(?:(?:```|~~~)\S*|[ \t`~:|=*_-]+))<\ue001>/;
const ENDS_ROW = /^([\s>]*\|.*?)([ \t]*\|[ \t]*)<\ue001>/m;
const FENCE = /^[\s>]*(?:```|~~~)/gm;
const FENCE_LAST = /\n[\s>]*(?:```|~~~)\S*$/;

/** In code there are no signs but the fence that ends it. */
const inCode = (before: string): boolean => (before.match(FENCE)?.length ?? 0) % 2 === 1;

function withMarks(passage: string, quote: string): string {
  const at = passage.indexOf(quote);
  if (!quote || at < 0) return passage;
  const [before, after] = [passage.slice(0, at), passage.slice(at + quote.length)];
  let source = before + OPEN + quote + CLOSE + after;
  if (!inCode(before)) source = source.replace(BEGINS, `$1$2${OPEN}`);
  if (!inCode(before + quote) || FENCE_LAST.test(quote)) source = source.replace(ENDS_SIGNS, `${CLOSE}$1`);
  return source.replace(ENDS_ROW, `$1${CLOSE}$2`);
}

/** The passage as elements; without the quote in it, unmarked. */
export function quoted(passage: string, quote: string, reading: Reading): HTMLElement {
  const element = document.createElement('div');
  element.className = 'said school';
  element.append(markdown(withMarks(passage.replace(STRAY, ''), quote), reading));
  wrap(element);
  return element;
}

const marked = (text = ''): HTMLElement => Object.assign(document.createElement('mark'), { textContent: text });

/** White space between blocks is not said; between words it is. */
const isSaid = (piece: string, place: Element): boolean =>
  piece.trim() !== '' || !piece.includes('\n') || place.closest('p, pre') !== null;

function wrap(element: HTMLElement): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  let inside = false;
  for (const text of found) {
    const place = text.parentElement!;
    if (place.closest('.code-head')) continue;
    const formula = place.closest('[data-tex]');
    if (formula) {
      if (inside) {
        const mark = marked();
        formula.before(mark);
        mark.append(formula); // the very element: the formula is drawn into it later
      }
      continue;
    }
    const parts: (string | HTMLElement)[] = [];
    for (const piece of text.data.split(/(<[\ue000\ue001]>)/)) {
      if (piece === OPEN || piece === CLOSE) inside = piece === OPEN;
      else if (piece && inside && isSaid(piece, place)) parts.push(marked(piece));
      else if (piece) parts.push(piece);
    }
    if (parts.length !== 1 || parts[0] !== text.data) text.replaceWith(...parts);
  }
}
