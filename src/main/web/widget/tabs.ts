// Several tabs of one student share one stream: the one that holds the lock listens and tells the others.
import type { OwnerChange } from '../common/types.js';

export interface Shared {
  event(name: string, data: unknown): void;
  state(online: boolean, expired: boolean): void;
  /** What a tab that joins late cannot read elsewhere. */
  known(): readonly OwnerChange[];
}

type Told =
  | { kind: 'event'; name: string; data: unknown }
  | { kind: 'state'; online: boolean; expired: boolean }
  | { kind: 'hello' }
  | { kind: 'known'; changes: readonly OwnerChange[] };

/** @param listen opens the stream of this tab; @returns the function that leaves */
export function share(name: string, shared: Shared, listen: (shared: Shared) => () => void): () => void {
  if (!navigator.locks || typeof BroadcastChannel === 'undefined') return listen(shared);
  const channel = new BroadcastChannel(`opora:${name}`);
  const leave = new AbortController();
  let leading = false;
  const tell = (told: Told) => channel.postMessage(told);

  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'hello' && leading) tell({ kind: 'known', changes: shared.known() });
    if (leading) return;
    if (data.kind === 'event') shared.event(data.name, data.data);
    if (data.kind === 'state') shared.state(data.online, data.expired);
    if (data.kind === 'known') for (const change of data.changes) shared.event('conversation', change);
  };

  const lead = () =>
    new Promise<void>(done => {
      leading = true;
      const stop = listen({
        ...shared,
        event: (event, data) => {
          shared.event(event, data);
          tell({ kind: 'event', name: event, data });
        },
        state: (online, expired) => {
          shared.state(online, expired);
          tell({ kind: 'state', online, expired });
        },
      });
      leave.signal.addEventListener('abort', () => {
        stop();
        done();
      });
    });
  navigator.locks.request(`opora:${name}`, { signal: leave.signal }, lead).catch(() => undefined);
  tell({ kind: 'hello' });
  return () => {
    leave.abort();
    channel.close();
  };
}
