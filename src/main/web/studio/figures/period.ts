// Which days are looked at, as the address says it.
import { toField } from '../format.js';

export const PERIODS = [7, 28, 92] as const;
const USUAL = 28;
const MOST = 92;
const DAY_MS = 86_400_000;

export interface Period {
  from: string;
  to: string;
  /** How many days up to today; absent where the days are one's own. */
  days?: number;
}

export function read(query: URLSearchParams, now = new Date()): Period {
  const from = query.get('from');
  const to = query.get('to');
  if (from && to) return { from, to };
  const asked = Number(query.get('days'));
  const days = PERIODS.find(one => one === asked) ?? USUAL;
  const first = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days + 1);
  return { from: toField(first.toISOString()), to: toField(now.toISOString()), days };
}

/** Both days, the second not before the first and at most 92 in all. */
export function fits({ from, to }: Period): boolean {
  const length = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
  return length >= 0 && length < MOST;
}
