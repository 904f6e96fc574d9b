// What the studio's calls bring, as the HTTP contract names it.
import type { Citation } from '../common/types.js';
import type { DeadLink } from './links.js';

export type ArticleState = 'draft' | 'published' | 'archived';
export type Format = 'markdown' | 'html' | 'text';
export type Kind = 'faq' | 'handbook' | 'lesson' | 'policy';
export const KINDS: readonly Kind[] = ['faq', 'handbook', 'lesson', 'policy'];
export const STATES: readonly ArticleState[] = ['published', 'draft', 'archived'];
export const NEEDS = [
  'expired',
  'failing',
  'review-due',
  'voted-down',
  'dead-link',
  'ends-soon',
  'unpublished',
  'old',
] as const;
export type Need = (typeof NEEDS)[number];

export interface Listed {
  id: string;
  externalId: string;
  state: ArticleState;
  revision: number;
  publishedRevision?: number;
  newestRevision: number;
  updatedAt: string;
  title: string;
  kind: Kind;
  course?: string;
  lesson?: string;
  owner?: { id: string; name: string };
  reviewAt?: string;
  validFrom?: string;
  validUntil?: string;
  passages: number;
  /** Messages of the last 30 days. */
  cited: number;
  down: number;
  needs: Need[];
  /** The first of them. */
  deadLinks: DeadLink[];
}

export interface Part {
  course?: string;
  courseTitle?: string;
  lesson?: string;
  lessonTitle?: string;
  articles: number;
}

export interface Outline {
  parts: Part[];
  states: Partial<Record<ArticleState, number>>;
  needs: Partial<Record<Need, number>>;
}

/** A passage that a search found. */
export interface Hit {
  passageId: string;
  externalId: string;
  title: string;
  heading: string;
  text: string;
  score: number;
  ranks: { lexical?: number; dense?: number };
}

export interface Author {
  kind: 'staff' | 'key' | 'import' | 'proposal';
  name?: string;
}

export interface RevisionInfo {
  n: number;
  title: string;
  createdAt: string;
  author?: Author;
  note?: string;
}

/** What an article says; the same fields in an article and in a revision. */
export interface Content {
  title: string;
  body: string;
  format: Format;
  course?: string;
  lesson?: string;
  url?: string;
  kind: Kind;
  questions: string[];
  validFrom?: string;
  validUntil?: string;
  visibility: 'student' | 'staff';
}

export interface Article extends Content {
  id: string;
  externalId: string;
  state: ArticleState;
  revision: number;
  publishedRevision?: number;
  source?: string;
  updatedAt: string;
  revisions: RevisionInfo[];
  owner?: { id: string; name: string };
  reviewAt?: string;
}

export interface Revision extends Content {
  externalId: string;
  revision: number;
  published: boolean;
  createdAt: string;
  author?: Author;
  note?: string;
  passages: Cut[];
}

/** A passage that a text is cut into. */
export interface Cut {
  position: number;
  heading: string;
  text: string;
  length: number;
  tooLong: boolean;
}

export interface Trial {
  own: { position: number; heading: string; text: string; score: number; place: number; quote: string }[];
  others: { externalId: string; title: string; heading: string; score: number }[];
  lane: 'answer' | 'draft' | 'handoff' | 'decline';
  reason?: string;
  confidence: number;
  answerFrom: number;
  draftFrom: number;
  text?: string;
  citations: Citation[];
  quoted: boolean;
}

export interface Alike {
  kind: 'contradiction' | 'duplicate' | 'question';
  externalId: string;
  title: string;
  heading: string;
  own: string;
  other: string;
  onlyOwn: string[];
  onlyOther: string[];
}

/** A check that a publication would break. */
export interface BrokenCheck {
  id?: string;
  question: string;
  broken?: string[];
}

export interface CheckState {
  id: string;
  question: string;
  passing?: boolean;
  lookedAt?: string;
  expect: { externalId?: string };
}
