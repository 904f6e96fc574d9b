// What differs between two texts, word by word; lines where there are too many words to compare.
import { diffArrays, diffLines } from 'diff';

export interface Piece {
  text: string;
  look: 'same' | 'gone' | 'new';
}

/** Words of two quite different books take longer than anybody waits; their lines do not. */
const LONGEST_MS = 800;

/** Words of any script; what stands between them sign by sign. */
const words = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}_]+|\s+|[^\p{L}\p{M}\p{N}_\s]/gu) ?? [];

export function differing(before: string, after: string): Piece[] {
  const byWords = diffArrays(words(before), words(after), { timeout: LONGEST_MS });
  const changes = byWords?.map(change => ({ ...change, value: change.value.join('') })) ?? diffLines(before, after);
  return changes.map(change => ({
    text: change.value,
    look: change.removed ? 'gone' : change.added ? 'new' : 'same',
  }));
}

export interface Field {
  name: string;
  before: string;
  after: string;
}

/** The fields that differ, in the order given; a list is one line an entry. */
export function fields<T extends object>(names: readonly (keyof T & string)[], before: T, after: T): Field[] {
  const text = (value: unknown): string => (Array.isArray(value) ? value.join('\n') : String(value ?? ''));
  return names
    .map(name => ({ name, before: text(before[name]), after: text(after[name]) }))
    .filter(field => field.before !== field.after);
}
