// The curator's field: a reply, a note for staff, or the edited draft. Each keeps its own text until it is sent.
import { button, el, t, uuid } from './kit.js';

/** The first words of a suggested reply, without the signs of Markdown. */
const plain = text => text.slice(0, 300).replace(/!?\[([^\]]*)\]\([^)]*\)?/g, '$1').replace(/^[\s>#*-]+|[*_`]/gm, '').replace(/\s+/g, ' ');

const TYPING_MS = 3000;

/** @param ways {note, reply, edit}: (clientId, text) → whether it was sent; typing: () tells that a reply is being written */
export function composer(id, ways) {
  const key = mode => `opora.desk.${id}.${mode}`;
  const sent = {}; // the clientId of a text that was tried, so that a second try cannot double it
  let signalled = 0;
  let mode = 'reply', packet = null, parts = null;

  function keep() {
    const text = parts.field.value;
    if (text) localStorage.setItem(key(mode), text); else localStorage.removeItem(key(mode));
  }
  /** The student sees that somebody really writes; a note is nobody's business. */
  function signal() {
    if (mode !== 'reply' || Date.now() - signalled < TYPING_MS) return;
    signalled = Date.now();
    ways.typing();
  }
  function turn(next) {
    mode = next;
    parts.field.value = localStorage.getItem(key(mode)) ?? '';
    show();
    parts.field.focus();
  }
  async function send() {
    const text = parts.field.value.trim(), as = mode;
    if (!text || parts.send.disabled) return;
    if (sent[as]?.text !== text) sent[as] = { text, clientId: uuid() };
    parts.send.disabled = true;
    const done = await ways[as](sent[as].clientId, text);
    parts.send.disabled = false;
    if (!done) return;
    delete sent[as];
    localStorage.removeItem(key(as));
    if (as === 'edit') mode = 'reply';
    parts.field.value = localStorage.getItem(key(mode)) ?? '';
    show();
  }
  function show() {
    if (!parts) return;
    parts.box.dataset.mode = mode;
    for (const each of parts.modes.children) each.setAttribute('aria-pressed', String(each.dataset.mode === mode));
    const label = t(mode === 'note' ? 'note.placeholder' : 'reply.placeholder');
    parts.field.placeholder = label;
    parts.field.setAttribute('aria-label', label);
    parts.send.replaceChildren(t({ reply: 'reply.send', note: 'note.save', edit: 'edit.send' }[mode]));
    const texts = mode === 'reply' ? packet?.suggestions ?? [] : [];
    parts.ready.hidden = !texts.length;
    parts.ready.replaceChildren(...texts.map(text => el('li', {}, button(el('span', {}, plain(text)), () => {
      parts.field.value = parts.field.value ? `${parts.field.value}\n${text}` : text;
      keep();
      parts.field.focus();
    }))));
    const editing = mode === 'edit';
    parts.modes.querySelector('[data-mode=edit]').hidden = !editing;
    parts.drop.hidden = !editing;
  }
  function draw() {
    const choice = which => button(t(`mode.${which}`), () => turn(which), { 'data-mode': which });
    parts = {
      modes: el('div', { class: 'modes', role: 'group', 'aria-label': t('mode.label') }, ['reply', 'note', 'edit'].map(choice)),
      field: el('textarea', { rows: 3, oninput: () => { keep(); signal(); }, onkeydown: press => {
        if (press.key !== 'Enter' || !(press.ctrlKey || press.metaKey) || press.isComposing) return;
        press.preventDefault();
        send();
      } }),
      ready: el('ul', { class: 'ready', 'aria-label': t('replies') }),
      send: el('button', { class: 'main' }),
      drop: button(t('edit.cancel'), () => turn('reply'), { class: 'quiet' }),
    };
    parts.box = el('form', { class: 'writing', onsubmit: press => { press.preventDefault(); send(); } },
      parts.ready, parts.field, el('div', { class: 'actions' }, parts.modes, parts.drop, el('kbd', {}, t('reply.key')), parts.send));
    parts.field.value = localStorage.getItem(key(mode)) ?? '';
    show();
    return parts.box;
  }
  return {
    draw,
    /** New facts; nothing is redrawn while they are the same, so that no focus is lost. */
    update(next) {
      const before = packet?.suggestions;
      packet = next;
      if (JSON.stringify(before) !== JSON.stringify(next.suggestions)) show();
    },
    edit(text) { localStorage.setItem(key('edit'), text); turn('edit'); },
    focus: () => parts.field.focus(),
  };
}
