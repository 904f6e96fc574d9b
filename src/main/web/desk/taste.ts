// What one chose for oneself: kept by the server, holds at once.
import type { Scheme } from '../common/tokens.js';
import type { OpDesk } from './desk.js';
import type { Chosen } from './types.js';

export function schemeOf({ scheme = 'auto' }: Chosen): Scheme {
  if (scheme !== 'auto') return scheme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export async function choose(d: OpDesk, change: Chosen): Promise<void> {
  d.chosen = { ...d.chosen, ...change };
  if (change.locale) await d.speakIn(change.locale);
  d.requestUpdate();
  await d.api.call('PUT', '/me/preferences', change).catch(() => undefined);
}
