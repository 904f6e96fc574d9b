// The dialog that shows what an answer rests on: the stored quote, and the passage around it.
import { button, el, lang, t } from './kit.js';
import { markdown } from './markdown.js';

const dialog = document.getElementById('source');
dialog.addEventListener('click', press => { if (press.target === dialog) dialog.close(); });

function place(url) {
  try {
    const address = new URL(url);
    return ['http:', 'https:'].includes(address.protocol) ? address.href : null;
  } catch { return null; }
}

/**
 * @param read calls the API as whoever looks
 * @param cited citations or evidence, each with a passageId; `quote` is marked in its passage
 */
export function openSource(read, cited, at = 0) {
  const one = cited[at];
  const body = el('div', { class: 'passage', 'aria-busy': 'true' }, el('p', { class: 'quiet' }, t('loading')));
  const go = step => () => {
    openSource(read, cited, at + step);
    (dialog.querySelector(`[data-step="${step}"]:not(:disabled)`) ?? dialog.querySelector('.close')).focus();
  };
  const step = (by, sign, label) => button(sign, go(by), { class: 'square', 'data-step': by, 'aria-label': label, disabled: !cited[at + by] });
  const foot = el('footer', {}, cited.length > 1 && [step(-1, '‹', t('source.previous')), step(1, '›', t('source.next'))]);
  dialog.replaceChildren(
    el('header', {},
      el('h2', { id: 'source-title' }, t('source.n', { n: at + 1, total: cited.length })),
      button('×', () => dialog.close(), { class: 'square close', 'aria-label': t('close') })),
    el('div', { class: 'scroll', tabindex: 0 },
      el('p', { class: 'where' }, el('strong', {}, one.title), one.heading && ` › ${one.heading}`),
      one.quote && [el('h3', { class: 'stored' }, t('source.quote')), el('blockquote', { class: 'quote stored' }, markdown(one.quote))],
      el('h3', {}, t('source.passage')), body),
    foot);
  dialog.lang = lang;
  if (!dialog.open) dialog.showModal();
  show(read, one, body, foot);
}

async function show(read, one, body, foot) {
  try {
    const passage = await read('GET', `/knowledge/passages/${one.passageId}`);
    if (one.quote && passage.text.trim() === one.quote.trim()) dialog.querySelectorAll('.stored').forEach(part => part.remove());
    body.replaceChildren(...markdown(passage.text, { quotes: [one.quote] }));
    const address = place(passage.url ?? one.url);
    if (address) foot.append(el('a', { class: 'press', href: address, target: '_blank', rel: 'noopener noreferrer' }, t('source.open')));
  } catch (refused) {
    body.replaceChildren(el('p', { role: 'alert' }, t('source.failed', { code: refused.code ?? refused.message })),
      button(t('again'), () => show(read, one, body, foot)));
  }
  body.removeAttribute('aria-busy');
}
