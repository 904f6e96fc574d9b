// An article as it is being written: the fields, what was kept before, and what has not reached the server yet.
import type { Memory } from '../common/memory.js';
import type { Article, Content, Format, Kind, Revision } from './types.js';

export interface Form {
  title: string;
  body: string;
  format: Format;
  kind: Kind;
  course: string;
  lesson: string;
  url: string;
  questions: string[];
  validFrom: string;
  validUntil: string;
  visibility: 'student' | 'staff';
}

export const EMPTY: Form = {
  title: '',
  body: '',
  format: 'markdown',
  kind: 'handbook',
  course: '',
  lesson: '',
  url: '',
  questions: [],
  validFrom: '',
  validUntil: '',
  visibility: 'student',
};

export const formOf = (content: Content): Form => ({
  title: content.title,
  body: content.body,
  format: content.format,
  kind: content.kind,
  course: content.course ?? '',
  lesson: content.lesson ?? '',
  url: content.url ?? '',
  questions: [...content.questions],
  validFrom: content.validFrom ?? '',
  validUntil: content.validUntil ?? '',
  visibility: content.visibility,
});

/** What is sent: an empty field is absent, a phrasing without words is none. */
export function sent(form: Form): Record<string, unknown> {
  const { questions, course, lesson, url, validFrom, validUntil, ...rest } = form;
  const optional = { course, lesson: course ? lesson : '', url, validFrom, validUntil };
  const asked = questions.map(one => one.trim()).filter(Boolean);
  return {
    ...rest,
    questions: form.kind === 'faq' ? asked : [],
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)),
  };
}

export const same = (one: Form, other: Form): boolean => JSON.stringify(sent(one)) === JSON.stringify(sent(other));

/** A name for a new article from its title: letters and digits of any script, the rest a hyphen. */
export function nameFor(title: string): string {
  const parts = title
    .toLowerCase()
    .normalize('NFC')
    .match(/[\p{L}\p{M}\p{Nd}]+/gu);
  return (parts ?? [])
    .join('-')
    .replace(/^\p{M}+/u, '')
    .slice(0, 120);
}

/** What was typed and not sent, with the revision that it was typed over. */
export interface Unsent {
  form: Form;
  over: number;
  at: string;
}

export class Unsents {
  constructor(
    private readonly memory: Memory,
    private readonly id: string,
  ) {}

  private get slot(): string {
    return `article:${this.id || 'new'}`;
  }

  read(): Unsent | undefined {
    return this.memory.read<Unsent>(this.slot);
  }

  keep(form: Form, over: number): void {
    this.memory.write(this.slot, { form, over, at: new Date().toISOString() } satisfies Unsent);
  }

  forget(): void {
    this.memory.write(this.slot, undefined);
  }
}

/** The revision that is being worked on: a draft that is newer than what is published, else that. */
export const workedOn = (article: Article): number => article.revisions.at(-1)!.n;

export type Known = Pick<Article, 'externalId' | 'state' | 'publishedRevision' | 'revisions'> &
  Pick<Revision, 'revision'>;
