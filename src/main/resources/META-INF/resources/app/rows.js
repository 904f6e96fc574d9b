// Lists that change without jumping: a row whose content is the same keeps its element, its place and the focus.
const signs = new WeakMap();
const presses = node => [...node.querySelectorAll('button, a, summary')];

/** @param wanted rows as {key, sign, make}: `make` is called when the key is new or the sign has changed */
export function rows(parent, wanted) {
  const kept = new Map([...parent.children].map(node => [node.dataset.key, node]));
  let focus;
  const nodes = wanted.map(({ key, sign, make }) => {
    const old = kept.get(key);
    if (old && signs.get(old) === sign) return old;
    const node = make();
    node.dataset.key = key;
    signs.set(node, sign);
    const at = old ? presses(old).indexOf(document.activeElement) : -1;
    if (at >= 0) focus = presses(node)[at] ?? presses(node)[0];
    return node;
  });
  const next = new Set(nodes);
  [...parent.children].filter(node => !next.has(node)).forEach(node => node.remove());
  nodes.forEach((node, at) => { if (parent.children[at] !== node) parent.insertBefore(node, parent.children[at] ?? null); });
  focus?.focus();
}

export const atEnd = box => box.scrollHeight - box.scrollTop - box.clientHeight < 80;

/** Follows what grows below, but never past the first line of the row that is being read. */
export function follow(box, row) {
  const end = box.scrollHeight - box.clientHeight;
  const top = row ? row.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop - 8 : end;
  box.scrollTop = Math.min(end, top);
}
