// What one chose for oneself: kept by the server, holds at once.
import type { OpDesk } from './desk.js';
import type { Chosen } from './types.js';

export async function choose(d: OpDesk, change: Chosen): Promise<void> {
  d.chosen = { ...d.chosen, ...change };
  if (change.locale) await d.speakIn(change.locale);
  d.requestUpdate();
  await d.api.call('PUT', '/me/preferences', change).catch(() => undefined);
}
