// A team's hours as a school writes them, told apart into what a form shows. Pure.

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof DAYS)[number];

export interface Calendar {
  timeZone?: string;
  week: Partial<Record<Day, string[]>>;
  holidays?: string;
  daysOff?: string[];
  workingDays?: string[];
}

export interface Stretch {
  from: string;
  to: string;
}

export const USUAL: Stretch = { from: '09:00', to: '18:00' };

/** Midnight at the end of a day is 24:00 to the server and 00:00 to a field of time. */
const MIDNIGHT = '24:00';

export function stretches(calendar: Calendar, day: Day): Stretch[] {
  return (calendar.week[day] ?? []).map(window => {
    const [from = '', to = ''] = window.split('-');
    return { from, to: to === MIDNIGHT ? '00:00' : to };
  });
}

/** The calendar with other hours on a day; none closes it. */
export function withDay(calendar: Calendar, day: Day, hours: readonly Stretch[]): Calendar {
  const { [day]: _, ...week } = calendar.week;
  const windows = hours.map(({ from, to }) => `${from}-${to === '00:00' ? MIDNIGHT : to}`);
  return { ...calendar, week: windows.length ? { ...week, [day]: windows } : week };
}

export const workdays = (): Calendar => ({
  week: Object.fromEntries(DAYS.slice(0, 5).map(day => [day, [`${USUAL.from}-${USUAL.to}`]])),
});

/** Dates as people write them one after another. */
export const dates = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** The next Friday, at twenty to eight in the evening: the question every promise is measured by. */
export function fridayEvening(now: Date): string {
  const day = new Date(now);
  day.setDate(day.getDate() + ((5 - day.getDay() + 7) % 7));
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T19:40`;
}
