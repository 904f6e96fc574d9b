// What the search finds and what a lead sees of the teams, as the HTTP contract names it.
import type { Named, Presence } from './types.js';

/** A conversation that was found. */
export interface Found {
  id: string;
  student: Named;
  course?: string;
  state: string;
  owner: { kind: string; name?: string } | string;
  createdAt: string;
  lastAt?: string;
  preview: string;
  snippet?: string;
  /** Ranges of the snippet in code points. */
  marks?: [number, number][];
  handoffId?: string;
  reason?: string;
  questionClass?: string;
  curator?: Named;
  rating?: 'up' | 'down';
}

export interface Board {
  waiting: number;
  dueSoon: number;
  overdue: number;
  medianFirstReplyMinutes?: number;
  breachedToday?: number;
  withoutOwner: number;
  teams: {
    key: string;
    title: string;
    waiting: number;
    overdue: number;
    curators: { presence: Presence; claimed: number }[];
  }[];
  ages?: { upToMinutes?: number; count: number }[];
  hours?: { at: string; curators: number; usualArrivals: number }[];
}
