// What goes over the wire, as the HTTP contract names it.

export type Locale = 'ru' | 'en';
export type Tone = 'friendly' | 'strict';
export type OwnerKind = 'assistant' | 'queue' | 'curator' | 'none';
export type Stage = 'reading' | 'searching' | 'writing' | 'checking';

export interface Citation {
  n: number;
  passageId: string;
  articleId?: string;
  externalId: string;
  title: string;
  heading?: string;
  url?: string;
  /** A verbatim part of the passage. */
  quote: string;
}

/** What opens the next hint: a number of attempts, a moment, both, or never. */
export interface Unlocks {
  level: number;
  attempts?: number;
  at?: string;
  never?: boolean;
}

export interface Hint {
  level: number;
  max: number;
  canAskMore: boolean;
  unlocks?: Unlocks;
}

export interface Attachment {
  id: string;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  /** Signed for 15 minutes. */
  url: string;
}

export interface Rating {
  value: 'up' | 'down';
  reason?: 'not-what-i-asked' | 'wrong' | 'unclear';
  comment?: string;
}

export interface Message {
  id: string;
  seq: number;
  author: { kind: 'student' | 'assistant' | 'curator' | 'system'; name?: string };
  kind: 'text' | 'hint' | 'notice' | 'nudge';
  text: string;
  lane?: 'answer' | 'draft' | 'handoff' | 'decline';
  reason?: string;
  citations?: Citation[];
  mode?: 'quote' | 'model' | 'fixed';
  hint?: Hint;
  attachments?: Attachment[];
  rating?: Rating;
  createdAt: string;
  replyTo?: string;
  visibility?: 'student' | 'staff';
  /** Staff only, where the server tells. */
  confidence?: number;
  checks?: { name: string; passed: boolean; detail?: string }[];
}

export interface Owner {
  kind: OwnerKind;
  name?: string;
  role?: string;
}

/** The facts of a conversation that change with its owner; the data of a `conversation` event adds `seq`. */
export interface Ownership {
  id: string;
  state: 'open' | 'closed';
  owner: Owner;
  version: number;
  team?: string;
  waiting?: 'reply' | 'draft';
  canCancel: boolean;
  expectedReplyBy?: string;
}

export interface Conversation extends Ownership {
  course?: string;
  unread: number;
  createdAt: string;
  lastSeq: number;
  rating?: Rating;
  messages?: Message[];
  preview?: string;
}

export interface OwnerChange extends Ownership {
  seq: number;
  /** Absent in what an older server kept. */
  at?: string;
}

export interface Suggestion {
  kind: 'faq' | 'own';
  articleId?: string;
  conversationId?: string;
  title: string;
  text: string;
  citation?: Citation;
}

export interface Session {
  token: string;
  expiresAt?: string;
  student: { id: string; name?: string };
  school: { name: string; locale: Locale };
  conversationId?: string;
  warnings: string[];
  context: Partial<Record<'course' | 'lesson' | 'assignment', { externalId: string; title: string }>>;
  answers: { team: string; withinMinutes: number };
  tone: Tone;
  /** Whether the student or the school has chosen the tone. */
  toneChosen?: boolean;
  texts: Record<string, Partial<Record<Locale, string>>>;
  suggestions: string[];
  emergency: string;
  theme: { accent?: string; logoUrl?: string };
}

/** A passage of the base as the student may read it. */
export interface Passage {
  passageId: string;
  title: string;
  heading?: string;
  url?: string;
  text: string;
}
