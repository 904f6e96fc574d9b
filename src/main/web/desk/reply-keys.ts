// Keys inside the field, and the colleagues that an @ begins to name.
import type { Reply } from './reply.js';
import { deskPeople } from './staff.js';
import type { Named } from './types.js';

const MOST = 6;

/** @returns whether the press was one of ours */
export function pressed(reply: Reply, press: KeyboardEvent): boolean {
  if (press.isComposing) return false;
  if (reply.mentions.length && chooses(reply, press)) return true;
  const ctrl = press.ctrlKey || press.metaKey;
  if (press.key === 'Enter' && ctrl) {
    reply.send(press.shiftKey ? 'close' : undefined);
    return true;
  }
  if ((press.code === 'KeyM' && ctrl) || beginsMacro(reply, press)) {
    reply.showMacros();
    return true;
  }
  if (press.altKey && /^Digit[1-9]$/.test(press.code)) {
    const own = reply.d.macros.filter(one => one.scope === 'own')[Number(press.code.slice(5)) - 1];
    if (own) reply.insertMacro(own);
    return own !== undefined;
  }
  return false;
}

/** Arrows go through the colleagues that are offered, Enter or Tab names one, Esc leaves the text as it is. */
function chooses(reply: Reply, { key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  const { length } = reply.mentions;
  if (key === 'ArrowDown') reply.named = (reply.named + 1) % length;
  else if (key === 'ArrowUp') reply.named = (reply.named + length - 1) % length;
  else if ((key === 'Enter' || key === 'Tab') && !(ctrlKey || metaKey || shiftKey))
    reply.mention(reply.mentions[reply.named]!);
  else if (key === 'Escape') reply.offer([]);
  else return false;
  return true;
}

/** A slash where a word may begin; elsewhere it is a slash. */
const beginsMacro = ({ d, field, text }: Reply, press: KeyboardEvent): boolean =>
  press.key === '/' && d.macros.length > 0 && /(^|\s)$/.test(text.slice(0, field.selectionStart));

/** Those who have a desk, where a call is heard. */
export function mentioned({ d, field, text }: Reply): Named[] {
  const begun = /@([^\s@]*)$/.exec(text.slice(0, field.selectionStart))?.[1]?.toLocaleLowerCase();
  if (begun === undefined) return [];
  return deskPeople(d)
    .filter(one => one.id !== d.me.id && one.name.toLocaleLowerCase().includes(begun))
    .slice(0, MOST);
}
