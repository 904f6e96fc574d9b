// A student by the API, where only what reaches the desk matters; and what the school's backend sets.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BASE, somebody } from './stage.js';

async function call<T>(method: string, path: string, token?: string, body?: unknown): Promise<T> {
  const answer = await fetch(BASE + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return (text ? JSON.parse(text) : null) as T;
}

export class Asker {
  private constructor(
    private readonly token: string,
    readonly conversation: string,
  ) {}

  /** A new student who asks; `calls` for a person at once. */
  static async asks(text: string, calls = true): Promise<Asker> {
    const { token: signed } = await call<{ token: string }>('POST', '/demo/student', undefined, {
      student: somebody(),
    });
    const { token } = await call<{ token: string }>('POST', '/api/v1/widget/sessions', undefined, { token: signed });
    return Asker.begins(token, text, calls);
  }

  private static async begins(token: string, text: string, calls: boolean): Promise<Asker> {
    const { id } = await call<{ id: string }>('POST', '/api/v1/conversations', token, {});
    const one = new Asker(token, id);
    await one.says(text);
    if (calls) await one.calls();
    return one;
  }

  calls(): Promise<unknown> {
    return call('POST', `/api/v1/conversations/${this.conversation}/handoff`, this.token, {});
  }

  /** The same student begins another conversation, and calls for a person. */
  asksAnew(text: string): Promise<Asker> {
    return Asker.begins(this.token, text, true);
  }

  says(text: string): Promise<unknown> {
    return call('POST', `/api/v1/conversations/${this.conversation}/messages`, this.token, {
      clientId: crypto.randomUUID(),
      text,
    });
  }

  sees(): Promise<{
    state: string;
    owner: { kind: string; name?: string };
    messages: { id: string; text: string; replyTo?: string }[];
  }> {
    return call('GET', `/api/v1/conversations/${this.conversation}`, this.token);
  }

  async reads(): Promise<string[]> {
    return (await this.sees()).messages.map(message => message.text);
  }
}

/** A question that nobody is called for, and the message that it ended with: an answer, or a notice that a person will. */
export async function outcomeOf(text: string): Promise<{ question: string; answer: string }> {
  const asker = await Asker.asks(text, false);
  for (let tries = 0; tries < 200; tries++) {
    const { messages } = await asker.sees();
    const outcome = messages.find(message => message.replyTo);
    if (outcome) return { question: outcome.replyTo!, answer: outcome.id };
    await new Promise(done => setTimeout(done, 100));
  }
  throw new Error(`no outcome of ${text}`);
}

const DEMO_COURSE = 'rust';

/** Every answer of the demo course to such questions waits for approval, until the given function is called. */
export async function everyAnswerWaits(questionClass: string): Promise<() => Promise<unknown>> {
  const home = process.env.OPORA_HOME ?? resolve(import.meta.dirname, '../../../../.opora');
  const { apiKey } = JSON.parse(readFileSync(join(home, 'demo.json'), 'utf8')) as { apiKey: string };
  const { items } = await call<{ items: { externalId: string; title: string; lang: string; thresholds: object }[] }>(
    'GET',
    '/api/v1/courses',
    apiKey,
  );
  const { externalId, title, lang, thresholds } = items.find(course => course.externalId === DEMO_COURSE)!;
  const set = (cuts: object) => call('PUT', `/api/v1/courses/${externalId}`, apiKey, { title, lang, thresholds: cuts });
  await set({ ...thresholds, [questionClass]: { answer: 1, draft: 0.01 } });
  return () => set(thresholds);
}
