// Calls: JSON in and out; a refusal is thrown with its stable code.

export interface Problem {
  code?: string;
  detail?: string;
  errors?: { field: string; message: string }[];
  unlocks?: unknown;
}

export class Refused extends Error {
  /** The server's code; `offline` when nothing came back. */
  readonly code: string;

  constructor(
    /** 0 when nothing came back. */
    readonly status: number,
    readonly problem: Problem,
    /** Seconds to wait, 0 when the server names none. */
    readonly retryAfter = 0,
  ) {
    super(problem.code ?? String(status));
    this.code = problem.code ?? (status ? String(status) : 'offline');
  }
}

export async function refusal(answer: Response): Promise<Refused> {
  const problem = (await answer.json().catch(() => ({}))) as Problem;
  return new Refused(answer.status, problem, Number(answer.headers.get('Retry-After')) || 0);
}

/** Who calls: a base address and a credential that can be asked for again. */
export interface Credential {
  token(): string;
  /** A new token; throws `Refused` when there is none to be had. */
  renew(): Promise<void>;
}

const LATE_MS = 30_000;

export class Api {
  constructor(
    readonly base: string,
    private readonly credential?: Credential,
  ) {}

  get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.call<T>('GET', path, undefined, signal);
  }

  /** One call; a credential that is refused is renewed once. */
  async call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    try {
      return await this.once<T>(method, path, body, signal);
    } catch (refused) {
      if (!(refused instanceof Refused) || refused.status !== 401 || !this.credential) throw refused;
      await this.credential.renew();
      return this.once<T>(method, path, body, signal);
    }
  }

  private async once<T>(method: string, path: string, body: unknown, signal?: AbortSignal): Promise<T> {
    const form = body instanceof FormData;
    const request = new AbortController();
    const end = () => request.abort();
    signal?.addEventListener('abort', end, { once: true });
    const late = setTimeout(end, form ? LATE_MS * 4 : LATE_MS);
    const answer = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: {
        Accept: 'application/json',
        ...(body && !form ? { 'Content-Type': 'application/json' } : {}),
        ...this.bearer(),
      },
      body: form ? body : body === undefined ? null : JSON.stringify(body),
      signal: request.signal,
      credentials: 'omit',
    })
      .catch((lost: unknown) => {
        if (signal?.aborted) throw lost;
        throw new Refused(0, {});
      })
      .finally(() => {
        clearTimeout(late);
        signal?.removeEventListener('abort', end);
      });
    if (!answer.ok) throw await refusal(answer);
    const text = await answer.text();
    return (text ? JSON.parse(text) : null) as T;
  }

  bearer(): Record<string, string> {
    return this.credential ? { Authorization: `Bearer ${this.credential.token()}` } : {};
  }

  renew(): Promise<void> {
    return this.credential?.renew() ?? Promise.resolve();
  }
}

/** Not `randomUUID` alone: it is missing on plain http of another host. */
export const uuid = (): string =>
  crypto.randomUUID?.() ??
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, digit =>
    (Number(digit) ^ (crypto.getRandomValues(new Uint8Array(1))[0]! & (15 >> (Number(digit) / 4)))).toString(16),
  );
