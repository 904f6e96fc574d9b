// A conversation's events: read until stopped, resumed after the last seq.
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { type Api, Refused, refusal } from './api.js';

export interface Heard {
  event(name: string, data: unknown): void;
  /** `expired`: the credential was refused and no other is to be had. */
  state(online: boolean, expired: boolean): void;
  /** The conversation is no longer there. */
  gone(): void;
}

/** The server pings every 15 s. */
const QUIET_MS = 40_000;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 2000;

function pause(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise(done => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      stopped.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
    stopped.addEventListener('abort', end);
  });
}

/** @param after the seq that is already known; @returns the function that stops it */
export function listen(api: Api, path: string, after: number, heard: Heard): () => void {
  const stop = new AbortController();
  let last = after;

  async function read(): Promise<void> {
    const request = new AbortController();
    const end = () => request.abort();
    stop.signal.addEventListener('abort', end);
    let quiet = setTimeout(end, QUIET_MS);
    try {
      const answer = await fetch(`${api.base}/api/v1${path}`, {
        headers: { Accept: 'text/event-stream', 'Last-Event-ID': String(last), ...api.bearer() },
        signal: request.signal,
        credentials: 'omit',
        cache: 'no-store',
      });
      if (!answer.ok || !answer.body) throw await refusal(answer);
      heard.state(true, false);
      const events = answer.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
      const reader = events.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        clearTimeout(quiet);
        quiet = setTimeout(end, QUIET_MS);
        if (stop.signal.aborted) return;
        if (part.value.id) last = Math.max(last, Number(part.value.id));
        if (part.value.event !== 'ping') heard.event(part.value.event ?? 'message', JSON.parse(part.value.data));
      }
    } finally {
      clearTimeout(quiet);
      stop.signal.removeEventListener('abort', end);
    }
  }

  async function run(): Promise<void> {
    for (let wait = FIRST_WAIT_MS; !stop.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const begun = Date.now();
      let expired = false;
      let named = 0;
      try {
        await read();
      } catch (lost) {
        const status = lost instanceof Refused ? lost.status : 0;
        if (status === 403 || status === 404) return heard.gone();
        if (status === 401)
          expired = await api.renew().then(
            () => false,
            () => true,
          );
        if (lost instanceof Refused) named = lost.retryAfter * 1000;
      }
      if (stop.signal.aborted) return;
      if (Date.now() - begun > QUIET_MS) wait = FIRST_WAIT_MS;
      heard.state(false, expired);
      await pause(named || (expired ? QUIET_MS : wait), stop.signal);
    }
  }
  void run();
  return () => stop.abort();
}
