// What a team promises, as the server keeps it.

export const TARGETS = ['firstReplyMinutes', 'nextReplyMinutes', 'resolutionMinutes'] as const;
export type Target = (typeof TARGETS)[number];

export interface Rule extends Partial<Record<Target, number>> {
  class?: string;
  mood?: string;
  course?: string;
  always?: boolean;
}

export interface Sla extends Partial<Record<Target, number>> {
  outsideMinutes?: number;
  escalateTo?: string;
  rules?: Rule[];
}

/** Without what is empty. */
export function tidy<T extends object>(given: T): T {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([, value]) => value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && !value.length),
    ),
  ) as T;
}

export const minutes = (field: HTMLInputElement): number | undefined =>
  field.value === '' ? undefined : field.valueAsNumber;
