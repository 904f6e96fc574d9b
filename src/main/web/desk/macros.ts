// Macros: ready texts with the student's facts filled in. Pure.

import { moment } from '../common/times.js';
import type { Words } from '../common/words.js';
import type { Macro, Packet } from './types.js';

/** What a macro may say of the student. */
export function facts(packet: Packet, words: Words): Record<string, string> {
  const at = packet.assignmentFacts?.dueAt;
  return {
    name: packet.student.name.split(' ')[0] ?? '',
    course: packet.course?.title ?? '',
    ...(at ? { due: moment(words, at) } : {}),
    ...packet.macro,
  };
}

/** A text with its {places} filled; what is not known stays as it is, so that it is seen before it is sent. */
export const filled = (text: string, known: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => known[name] || all);

/** Places that nothing is known for. */
export const open = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(found => found[1]!);

/** One's own first; those whose title has the words before those whose text has them. */
export function found(macros: readonly Macro[], query: string): Macro[] {
  const words = query.toLocaleLowerCase().trim();
  const rank = (one: Macro): number =>
    one.title.toLocaleLowerCase().includes(words) ? 0 : one.text.toLocaleLowerCase().includes(words) ? 1 : 2;
  return macros
    .filter(one => rank(one) < 2)
    .sort((a, b) => rank(a) - rank(b) || Number(a.scope === 'school') - Number(b.scope === 'school'));
}
