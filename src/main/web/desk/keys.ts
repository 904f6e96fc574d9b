// One physical key for each act, whatever letters are on it; off in fields.

/** What a key asks for. */
export type Act =
  | 'next'
  | 'previous'
  | 'open'
  | 'claim'
  | 'release'
  | 'reply'
  | 'note'
  | 'approve'
  | 'edit'
  | 'reject'
  | 'transfer'
  | 'assign'
  | 'finish'
  | 'facts'
  | 'select'
  | 'search'
  | 'commands'
  | 'help'
  | 'back'
  | 'go.queue'
  | 'go.mine'
  | 'go.all'
  | 'go.team';

export interface Key {
  act: Act;
  /** `KeyboardEvent.code`. */
  code: string;
  /** As it is printed in hints. */
  label: string;
  ctrl?: boolean;
  shift?: boolean;
  /** A second key after G. */
  after?: boolean;
}

export const KEYS: readonly Key[] = [
  { act: 'next', code: 'KeyJ', label: 'J' },
  { act: 'previous', code: 'KeyK', label: 'K' },
  { act: 'open', code: 'Enter', label: 'Enter' },
  { act: 'claim', code: 'KeyC', label: 'C' },
  { act: 'release', code: 'KeyU', label: 'U' },
  { act: 'reply', code: 'KeyR', label: 'R' },
  { act: 'note', code: 'KeyN', label: 'N' },
  { act: 'approve', code: 'KeyA', label: 'A' },
  { act: 'edit', code: 'KeyE', label: 'E' },
  { act: 'reject', code: 'KeyX', label: 'X' },
  { act: 'transfer', code: 'KeyT', label: 'T' },
  { act: 'assign', code: 'KeyT', label: 'Shift+T', shift: true },
  { act: 'finish', code: 'KeyD', label: 'D' },
  { act: 'facts', code: 'BracketRight', label: ']' },
  { act: 'select', code: 'KeyS', label: 'S' },
  { act: 'search', code: 'Slash', label: '/' },
  { act: 'commands', code: 'KeyK', label: 'Ctrl+K', ctrl: true },
  { act: 'help', code: 'Slash', label: '?', shift: true },
  { act: 'back', code: 'Escape', label: 'Esc' },
  { act: 'go.queue', code: 'KeyQ', label: 'G Q', after: true },
  { act: 'go.mine', code: 'KeyM', label: 'G M', after: true },
  { act: 'go.all', code: 'KeyA', label: 'G A', after: true },
  { act: 'go.team', code: 'KeyT', label: 'G T', after: true },
];

export const labelOf = (act: Act): string => KEYS.find(key => key.act === act)?.label ?? '';

type Press = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'> & {
  key?: string;
};

/** The second key of two must follow within this time. */
const SECOND_MS = 1200;

/** Remembers G; one for each page. */
export class Presses {
  private first = Number.NEGATIVE_INFINITY;

  /** @param inField whether the press goes into a field; @returns what it asks for, null for nothing of ours */
  read(press: Press, inField: boolean, now: number): Act | null {
    if (press.isComposing || press.altKey) return null;
    const ctrl = press.ctrlKey || press.metaKey;
    if (inField && !ctrl && press.code !== 'Escape') return null;
    const after = now - this.first < SECOND_MS;
    this.first = Number.NEGATIVE_INFINITY;
    if (press.code === 'KeyG' && !ctrl && !press.shiftKey) {
      this.first = now;
      return null;
    }
    // On the Russian layout the question mark is on another key.
    if (press.key === '?' && !ctrl) return 'help';
    const found = KEYS.find(
      key =>
        key.code === press.code &&
        (key.ctrl ?? false) === ctrl &&
        (key.shift ?? false) === press.shiftKey &&
        (key.after ?? false) === after,
    );
    return found?.act ?? null;
  }
}

/** Whether a press goes into something that is written in, or into another program on the page. */
export function inField(press: KeyboardEvent): boolean {
  return press
    .composedPath()
    .some(
      one =>
        one instanceof HTMLElement && (one.matches('input, textarea, select, opora-widget') || one.isContentEditable),
    );
}
