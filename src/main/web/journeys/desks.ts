// The desks of a journey: opened with an empty queue, held to complain of nothing, closed at the end.
import { beforeEach } from 'vitest';
import { Curator, Desk, type DeskVisit } from './desk.js';
import { held } from './held.js';

/** @param clearing whose handoffs are ended before each journey */
export function desks(clearing: readonly string[] = ['oleg']): (visit?: DeskVisit) => Promise<Desk> {
  const hold = held();
  beforeEach(async () => {
    for (const who of clearing) await (await Curator.signsIn(who)).clears();
  });
  return async (visit = {}) => hold(await Desk.opens(visit));
}
