// Which days are looked at, as the address says it.
export const PERIODS = [7, 28, 92] as const;
const USUAL = 28;
const MOST = 92;
const DAY_MS = 86_400_000;

/** So many days up to today, which the school's clock says; or days of one's own. */
export type Period = { days: number } | { from: string; to: string };

export function read(query: URLSearchParams): Period {
  const from = query.get('from');
  const to = query.get('to');
  if (from && to) return { from, to };
  const asked = Number(query.get('days'));
  return { days: PERIODS.find(one => one === asked) ?? USUAL };
}

/** Of one's own: both days, the second not before the first and at most 92 in all. */
export function fits(period: Period): boolean {
  if ('days' in period) return true;
  const { from, to } = period;
  const length = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
  return length >= 0 && length < MOST;
}
