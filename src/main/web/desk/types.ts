// What the desk reads and writes, as the HTTP contract names it. Fields with `?` may be missing: an older server, or nothing to say.
import type { Citation, Conversation, Unlocks } from '../common/types.js';

export interface Named {
  id: string;
  name: string;
}
export type State = 'waiting' | 'claimed' | 'resolved';
export type Mood = 'calm' | 'tense' | 'upset';
export type Verdict = 'assistant-right' | 'assistant-wrong' | 'needs-article';

/** A promise of a time. `met`: nobody waits for us; paused for `hours` says when they open. */
export interface Clock {
  kind: 'first' | 'next' | 'resolution';
  state: 'running' | 'paused' | 'met';
  startedAt: string;
  dueAt: string;
  pausedFor?: 'student' | 'hours' | 'snooze';
  opensAt?: string;
  metAt?: string;
  breachedAt?: string;
}

/** A row of the list. */
export interface Item {
  id: string;
  conversationId: string;
  student: Named;
  course?: string;
  courseTitle?: string;
  reason: string;
  questionClass: string;
  priority: 'low' | 'normal' | 'high' | 'urgent';
  mood: Mood;
  state: State;
  version: number;
  team: string;
  curator?: Named;
  /** Whom a waiting handoff is meant for; anybody may claim it. */
  assignee?: Named;
  clock?: Clock;
  draft?: boolean;
  confidence?: number;
  hintLevel?: number;
  snooze?: { until?: string };
  lastSeq?: number;
  studentWaits?: boolean;
  createdAt: string;
  dueAt: string;
  breached: boolean;
  repliedAt?: string;
  preview: string;
}

export interface Place {
  externalId: string;
  title: string;
}

export interface Evidence {
  passageId: string;
  articleId?: string;
  externalId?: string;
  title: string;
  heading?: string;
  url?: string;
  text?: string;
  score: number;
  ranks?: { lexical?: number; dense?: number };
  used: boolean;
  why?: string;
}

export interface Check {
  name: string;
  passed: boolean;
  detail?: string;
}

export interface Suggested {
  kind: 'draft' | 'resolved' | 'article';
  title?: string;
  text: string;
  citations?: Citation[];
  handoffId?: string;
}

export interface Past {
  id: string;
  conversationId?: string;
  reason: string;
  questionClass: string;
  createdAt: string;
  outcome?: string;
  preview: string;
  /** To the first reply. */
  minutes?: number;
  curator?: string;
  verdict?: Verdict;
}

export interface Happened {
  at: string;
  kind: string;
  by?: Named;
  data?: Record<string, unknown>;
}

export interface Consultation {
  id: string;
  /** A team's title or a colleague's name. */
  to: string;
  question: string;
  by: string;
  askedAt: string;
  answeredAt?: string;
}

export interface Reminder {
  id: string;
  at: string;
  note?: string;
}

export interface Other {
  conversationId: string;
  handoffId?: string;
  preview: string;
  createdAt: string;
  state: string;
}

export interface Hints {
  level: number;
  max: number;
  attempts: number;
  unlocks?: Unlocks;
  rises?: { level: number; part?: number; at: string; why: string; by?: string }[];
}

export interface Assignment {
  externalId: string;
  title: string;
  text?: string;
  dueAt?: string;
  attempts: number;
  lastAt?: string;
  lastScore?: number;
  lessonTitle?: string;
  url?: string;
}

/** All that is known of one handoff. */
export interface Packet {
  id: string;
  state: State;
  version: number;
  team: string;
  curator?: Named;
  assignee?: Named;
  reason: string;
  reasonText?: string;
  questionClass: string;
  priority: Item['priority'];
  mood: Mood;
  createdAt: string;
  dueAt: string;
  breached: boolean;
  repliedAt?: string;
  summary: string;
  opening?: string;
  /** Sentences of the student that say most beside the opening. */
  telling?: string[];
  conversation: Conversation;
  student: {
    id: string;
    externalId: string;
    name: string;
    email?: string;
    locale?: string;
    tone?: string;
    progress?: number;
    riskParts: Record<string, number>;
  };
  course?: Place;
  lesson?: Place;
  assignment?: Place;
  hintLevel?: number;
  evidence: Evidence[];
  signals: Record<string, number>;
  confidence?: number;
  draft?: { text: string; citations?: Citation[]; checks?: Check[] };
  checks?: Check[];
  suggestions: string[];
  replies: Suggested[];
  history: Past[];
  verdict?: Verdict;
  clock?: Clock;
  clocks?: Clock[];
  moods?: { seq: number; mood: Mood }[];
  moodTrend?: 'better' | 'same' | 'worse';
  hints?: Hints;
  assignmentFacts?: Assignment;
  events?: Happened[];
  reminders?: Reminder[];
  consultations?: Consultation[];
  snooze?: { until?: string };
  others?: Other[];
  macro?: Record<string, string>;
}

export interface Staff extends Named {
  roles: string[];
  teams?: string[];
  active?: boolean;
}

export interface Team {
  key: string;
  title: string;
}

export interface Presence {
  staff: Named;
  state: 'online' | 'away';
  capacity: number;
  load: number;
  onShift?: boolean;
  teams?: string[];
  lastSeenAt?: string;
}

export interface Viewing {
  handoffId: string;
  staff: Named;
  typing: boolean;
}

export interface Notice {
  kind: 'mention' | 'consultation' | 'reminder' | 'warning' | 'breach' | 'escalation' | 'assigned';
  handoffId: string;
  conversationId: string;
  text: string;
  /** Their name; absent where the clock caused it. */
  by?: string;
}

export interface Macro {
  /** A new one has none until it is kept. */
  id?: string;
  title: string;
  text: string;
  scope: 'own' | 'school';
}

/** What the member of staff chose; kept by the server. */
export interface Chosen {
  density?: 'comfortable' | 'compact';
  keys?: boolean;
  scheme?: 'light' | 'dark' | 'auto';
  locale?: 'ru' | 'en';
}

/** A question of a colleague that waits for me or for my teams. */
export interface Asked {
  id: string;
  handoff: Item;
  question: string;
  by: Named;
  askedAt: string;
}

export interface Page<T> {
  items: T[];
  next?: string;
}

/** What stands over the desk, one at a time. */
export type Over =
  | {
      kind:
        | 'transfer'
        | 'finish'
        | 'remind'
        | 'snooze'
        | 'consult'
        | 'merge'
        | 'assign'
        | 'help'
        | 'settings'
        | 'macros';
    }
  | { kind: 'commands' }
  | { kind: 'source'; title: string; passageId: string; quote: string; url?: string };
