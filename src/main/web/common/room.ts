// The place a transcript stands in: its words, what is shown there, what can be done.

import type { TemplateResult } from 'lit';
import type { Unsent } from './rows.js';
import type { Citation, Message, Owner, OwnerChange } from './types.js';
import type { Words } from './words.js';

export interface Acts {
  openSource(citations: readonly Citation[], at: number, opener: HTMLElement): void;
  rate(message: Message, value: 'up' | 'down'): void;
  /** Why it was not useful: a reason, a word, both or neither. */
  explain(message: Message, reason: string | undefined, comment: string | undefined): void;
  moreHint(message: Message): void;
  showAttempt(): void;
  /** Reminders are not wanted. */
  noNudges(): void;
  callPerson(): void;
  takeBack(): void;
  resend(unsent: Unsent): void;
  drop(unsent: Unsent): void;
}

/** What staff see beside the student's words; absent for students. */
export interface StaffFacts {
  meta(message: Message): unknown;
  notice(message: Message): TemplateResult;
  change(change: OwnerChange, before: Owner): unknown;
}

export interface Room {
  words: Words;
  view: 'student' | 'staff' | 'inspect';
  /** Of our server: images and attachments come from nowhere else. */
  origin: string;
  emergency: string;
  /** The assistant owns the conversation and no question waits. */
  free: boolean;
  /** The message whose bigger hint was refused, and what opens it. */
  locked: { messageId: string; unlocks: import('./types.js').Unlocks } | null;
  acts: Acts;
  staff?: StaffFacts;
}
