// A passage with a verbatim part of it marked, whatever Markdown the part goes through.
import { markdown, type Reading } from './markdown.js';

const OPEN = '\ue000';
const CLOSE = '\ue001';
const STRAY = /[\ue000\ue001]/g;
/** A mark before the sign of a block would hide the block: the mark goes behind the sign. */
const BLOCK = /^(\s*)\ue000((?:```|~~~).*\n|\s*(?:(?:[-*+>]|#{1,6}|\d{1,9}[.)])\s+)+|\s*\|\s*)/gm;

/** The passage as elements; without the quote in it, unmarked. */
export function quoted(passage: string, quote: string, reading: Reading): HTMLElement {
  const source = passage
    .replace(STRAY, '')
    .replace(quote, () => OPEN + quote + CLOSE)
    .replace(BLOCK, `$1$2${OPEN}`);
  const element = document.createElement('div');
  element.className = 'said school';
  element.append(markdown(source, reading));
  wrap(element);
  return element;
}

function wrap(element: HTMLElement): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  let inside = false;
  for (const text of found) {
    const parts: (string | HTMLElement)[] = [];
    for (const piece of text.data.split(/([\ue000\ue001])/)) {
      if (piece === OPEN || piece === CLOSE) inside = piece === OPEN;
      else if (piece.trim() && inside)
        parts.push(Object.assign(document.createElement('mark'), { textContent: piece }));
      else if (piece) parts.push(piece);
    }
    if (parts.length !== 1 || typeof parts[0] !== 'string' || parts[0] !== text.data) text.replaceWith(...parts);
  }
}
