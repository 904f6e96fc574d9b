// A decision as it was kept, and what may be said of it in words.
import type { Citation } from '../common/types.js';

export interface Check {
  name: string;
  passed: boolean;
  detail?: string;
}

export interface Read {
  passageId: string;
  externalId: string;
  title: string;
  heading: string;
  text: string;
  score: number;
  ranks: { lexical?: number; dense?: number };
  used: boolean;
}

export interface Otherwise {
  what: string;
  is: string;
  needed: string;
  lane: Lane;
}

/** One call of a model about the question. */
export interface Call {
  operation: string;
  model: string;
  promptVersion: string;
  tokens: number;
  ms: number;
  failed?: string;
}

export type Lane = 'answer' | 'draft' | 'handoff' | 'decline';

/** A decision, asked dry or kept. */
export interface Decided {
  lane: Lane;
  questionClass: string;
  classProbability: number;
  confidence: number;
  reason?: string;
  hintLevel?: number;
  text: string;
  mode: 'model' | 'quote' | 'fixed';
  lang: string;
  citations: Citation[];
  evidence: Read[];
  signals: Record<string, number>;
  checks: Check[];
  model?: string;
  promptVersion?: string;
  /** Read and written by the model for these words. */
  tokens?: number;
  timings: Partial<Record<'triage' | 'retrieve' | 'write' | 'check' | 'total', number>>;
  draft?: { text: string; citations: Citation[] };
  decidedBy: {
    answerFrom: number;
    draftFrom: number;
    coefficients?: string;
    searchedFor?: string;
    risk?: boolean;
    mood?: string;
    otherwise?: Otherwise[];
    /** Why a model's words were not said, as the server names it. */
    dropped?: string;
    calls?: Call[];
  };
}

export interface Explained extends Decided {
  question: {
    id: string;
    conversationId: string;
    kind: 'text' | 'hint';
    text: string;
    createdAt: string;
    course?: string;
    lesson?: string;
    assignment?: string;
  };
  confidenceParts?: { name: string; value: number; weight: number; contribution: number }[];
  hint?: {
    level: number;
    max: number;
    canAskMore: boolean;
    unlocks?: { level: number; attempts?: number; at?: string; never?: boolean };
  };
}

/** What was written, sent or waiting; nothing where a person answers. */
export const written = (d: Decided): { text: string; citations: readonly Citation[] } | null =>
  d.draft ?? (d.lane === 'answer' ? d : null);

/** The key of the sentence that says why it came out so. It reads the stored decision and nothing else. */
export function sentence(d: Decided): string {
  if (d.lane === 'answer') return d.hintLevel ? 'inspect.said.hint' : 'inspect.said.answer';
  if (d.lane === 'draft') return 'inspect.said.draft';
  if (d.lane === 'decline') return 'inspect.said.decline';
  return d.reason === 'low-confidence' ? 'inspect.said.unsure' : 'inspect.said.handoff';
}

export interface Change {
  name: 'lane' | 'class' | 'confidence' | 'mode' | 'cited' | 'text';
  before: string;
  after: string;
}

/** What came out otherwise the second time, in the order of the steps. */
export function changes(
  before: Decided,
  after: Decided,
  said: (d: Decided) => Record<Change['name'], string>,
): Change[] {
  const [one, other] = [said(before), said(after)];
  return (Object.keys(one) as Change['name'][])
    .map(name => ({ name, before: one[name], after: other[name] }))
    .filter(change => change.before !== change.after);
}

/** A confidence is the logistic of the sum of its parts; as a share of the longest, for bars to both sides of none. */
export function bars(parts: readonly { name: string; contribution: number }[]): { name: string; share: number }[] {
  const longest = Math.max(...parts.map(part => Math.abs(part.contribution)), 1e-9);
  return parts.map(({ name, contribution }) => ({ name, share: contribution / longest }));
}
