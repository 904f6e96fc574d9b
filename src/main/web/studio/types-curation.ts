// What the curation answers, as the studio reads it.

export interface Gap {
  id: string;
  state: 'open' | 'answered' | 'not-ours';
  title: string;
  questions: number;
  handoffs: number;
  thisWeek: number;
  lastWeek: number;
  minutes: number;
  replies: number;
  wanted: boolean;
  courses: string[];
  langs: string[];
  firstAt: string;
  lastAt: string;
  decidedAt?: string;
  decidedBy?: string;
  proposalId?: string;
}

export interface GapItem {
  gap: Gap;
  examples: string[];
}

export interface Missed {
  questionId: string;
  handoffId?: string;
  cause: 'handoff' | 'decline' | 'low-confidence' | 'rated-down';
  text: string;
  reply?: string;
  repliedBy?: string;
  minutes?: number;
  askedAt: string;
}

/** −1 is the week before the decision, 0 the first after it. */
export interface Week {
  week: number;
  questions: number;
  handoffs: number;
}

export interface WholeGap {
  gap: Gap;
  questions: Missed[];
  weeks: Week[];
}

export interface Proposal {
  /** A model wrote it from the replies. */
  condensed: boolean;
  id: string;
  gapId?: string;
  kind: 'entry' | 'phrasing' | 'edit';
  state: 'open' | 'accepted' | 'rejected';
  article?: string;
  title: string;
  body: string;
  questions: string[];
  course?: string;
  evidence: {
    questionId: string;
    handoffId?: string;
    question: string;
    reply?: string;
    repliedBy?: string;
    at: string;
  }[];
  proposedBy?: string;
  createdAt: string;
  decidedAt?: string;
  decidedBy?: string;
  reason?: string;
  replayed?: { answered: number; drafted: number; of: number };
}

export interface WholeProposal {
  proposal: Proposal;
  current?: { revision: number; title: string; body: string; questions: string[] };
  gap?: Gap;
  weeks: Week[];
}

export interface Expect {
  externalId?: string;
  lane?: Lane;
  contains?: string;
}

export type Lane = 'answer' | 'draft' | 'handoff' | 'decline';

export interface Outcome {
  lane: Lane;
  reason?: string;
  confidence: number;
  text: string;
  cited: string[];
}

export interface Check {
  id: string;
  question: string;
  course?: string;
  expect: Expect;
  passing?: boolean;
  unmet: string[];
  outcome?: Outcome;
  lookedAt?: string;
  createdBy?: string;
}

export interface Run {
  id: string;
  kind: 'checks' | 'replay';
  origin: 'staff' | 'night';
  state: 'running' | 'done' | 'failed' | 'cancelled';
  article?: string;
  revision?: number;
  days?: number;
  total: number;
  done: number;
  passed: number;
  failed: number;
  changed: number;
  startedAt: string;
  startedBy?: string;
}

export interface Result {
  checkId?: string;
  question: string;
  course?: string;
  expect?: Expect;
  before?: Outcome;
  after?: Outcome;
  passed?: boolean;
  unmet: string[];
  changes: string[];
}

export interface WholeRun {
  run: Run;
  results: Result[];
}

export interface Listed<T> {
  items: T[];
  next?: string;
}
