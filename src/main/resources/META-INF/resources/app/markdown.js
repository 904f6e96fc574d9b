// Markdown as elements. Text only ever becomes text nodes, so nothing in it can be markup or script.
import { el } from './kit.js';

const OPEN = '\uE000', CLOSE = '\uE001', STRAY = /[\uE000\uE001]/g;
const INLINE = /\\([\\`*_[\](){}#+.!>~|-])|(`+)(.+?)\2(?!`)|\*\*(.+?)\*\*|__(.+?)__|\*(?![\s*])(.+?)\*|(?<!\w)_(?![\s_])(.+?)_(?!\w)|(!?)\[([^\]]*)\]\(\s*<?([^\s)>]+)>?(?:\s+["'][^)]*["'])?\s*\)|\[(\d{1,3})\]|<(https?:[^>\s]+)>|(https?:\/\/[^\s<>"«»`|]*[^\s<>"«»`|.,;:!?)\]])/gs;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;

/**
 * @param breaks a line end is a line break, as people type
 * @param quotes verbatim parts of the text to mark
 * @param cite draws the mark `[n]`; null leaves it as text
 */
export function markdown(text, { breaks = false, quotes = [], cite = () => null } = {}) {
  let marked = false;
  const run = piece => piece.split(/([\uE000\uE001])/).flatMap(part => {
    if (part === OPEN || part === CLOSE) { marked = part === OPEN; return []; }
    return part ? [marked ? el('mark', {}, part) : part] : [];
  });

  const link = (label, address) => {
    let url = null;
    try { url = new URL(address.replace(STRAY, '')); } catch { /* relative or broken: stays text */ }
    const safe = url?.protocol === 'https:' || url?.protocol === 'http:';
    return safe ? [el('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer' }, label)] : label;
  };

  const inline = source => {
    const nodes = [];
    let from = 0;
    for (const found of source.matchAll(INLINE)) {
      const [all, escaped, , code, bold, bold2, slant, slant2, image, label, address, n, angle, bare] = found;
      nodes.push(...run(source.slice(from, found.index)));
      from = found.index + all.length;
      if (escaped) nodes.push(...run(escaped));
      else if (code) nodes.push(el('code', {}, run(code)));
      else if (bold ?? bold2) nodes.push(el('strong', {}, inline(bold ?? bold2)));
      else if (slant ?? slant2) nodes.push(el('em', {}, inline(slant ?? slant2)));
      else if (address) nodes.push(...(image ? run(label) : link(inline(label), address)));
      else if (n) nodes.push(cite(Number(n)) ?? all);
      else nodes.push(...link(run(angle ?? bare), angle ?? bare));
    }
    return nodes.concat(run(source.slice(from)));
  };

  const lines = source => source.flatMap((line, at) => at === 0 ? inline(line) : [breaks ? el('br') : ' ', ...inline(line)]);

  const list = (block, ordered) => {
    const items = [];
    for (const line of block) {
      const item = ITEM.exec(line);
      if (item && item[1].length <= ITEM.exec(block[0])[1].length + 1) items.push([item[3]]);
      else items.at(-1).push(line.replace(/^ {1,4}|^\t/, ''));
    }
    const start = ordered ? parseInt(block[0].trim(), 10) : 1;
    return el(ordered ? 'ol' : 'ul', { start: start === 1 ? null : start }, items.map(item => el('li', {}, blocks(item, true))));
  };

  const table = rows => {
    const cells = row => row.trim().replace(/^([\uE000\uE001]?)\|/, '$1').replace(/\|([\uE000\uE001]?)$/, '$1').split(/(?<!\\)\|/);
    const [head, , ...body] = rows;
    return el('div', { class: 'wide', tabindex: 0 }, el('table', {},
      el('thead', {}, el('tr', {}, cells(head).map(cell => el('th', {}, inline(cell.trim()))))),
      el('tbody', {}, body.map(row => el('tr', {}, cells(row).map(cell => el('td', {}, inline(cell.trim()))))))));
  };

  const starts = line => /^\s*(```|~~~|#{1,6}\s|>)/.test(line) || ITEM.test(line);

  function blocks(source, tight = false) {
    const out = [];
    for (let at = 0; at < source.length;) {
      const line = source[at];
      const take = until => { const from = at; do at++; while (at < source.length && !until(source[at])); return source.slice(from, at); };
      const fence = /^\s*(```+|~~~+)/.exec(line)?.[1];
      if (!line.replace(STRAY, '').trim()) { run(line); at++; }
      else if (fence) {
        const code = take(next => next.replace(STRAY, '').trim().startsWith(fence)).slice(1);
        out.push(el('pre', { tabindex: 0 }, el('code', {}, run(code.join('\n')))));
        run(source[at++] ?? '');
      } else if (/^\s*#{1,6}\s/.test(line)) {
        out.push(el('p', {}, el('strong', {}, inline(line.replace(/^\s*#+\s+|\s+#+$/g, '')))));
        at++;
      } else if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) { out.push(el('hr')); at++; }
      else if (/^\s*>/.test(line)) {
        out.push(el('blockquote', {}, blocks(take(next => !/^\s*>/.test(next)).map(each => each.replace(/^\s*> ?/, '')))));
      } else if (ITEM.test(line)) {
        const ordered = /^\s*\d/.test(line);
        out.push(list(take(next => !next.trim() || !(ITEM.test(next) || /^\s/.test(next)) || (!/^\s/.test(next) && /^\d/.test(next) !== ordered)), ordered));
      } else if (line.includes('|') && /^\s*\|?\s*:?-+:?\s*(\|\s*:?-*:?\s*)*$/.test(source[at + 1] ?? '')) {
        out.push(table(take(next => !next.includes('|'))));
      } else {
        const words = lines(take(next => !next.trim() || starts(next)).map(each => each.trim()));
        out.push(...(tight ? words : [el('p', {}, words)]));
      }
    }
    return out;
  }

  let whole = text.replace(STRAY, '');
  for (const quote of quotes.filter(Boolean)) whole = whole.replace(quote, () => OPEN + quote + CLOSE);
  // A mark before the sign of a block would hide it: the mark goes behind the sign.
  whole = whole.replace(/^(\s*)\uE000((?:```|~~~).*\n|\s*(?:(?:[-*+>]|#{1,6}|\d{1,9}[.)])\s+)+)/gm, `$1$2${OPEN}`);
  return blocks(whole.split(/\r?\n/));
}
