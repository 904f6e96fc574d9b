// The desks of a journey: opened with an empty queue, held to complain of nothing, closed at the end.
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { Curator, Desk, type DeskVisit } from './desk.js';
import { leaveStage } from './stage.js';

/** @param clearing whose handoffs are ended before each journey */
export function desks(clearing: readonly string[] = ['oleg']): (visit?: DeskVisit) => Promise<Desk> {
  const open: Desk[] = [];
  beforeEach(async () => {
    for (const who of clearing) await (await Curator.signsIn(who)).clears();
  });
  afterEach(async () => {
    for (const desk of open.splice(0)) {
      expect(desk.complaints).toEqual([]);
      await desk.leaves();
    }
  });
  afterAll(leaveStage);
  return async (visit = {}) => {
    const desk = await Desk.opens(visit);
    open.push(desk);
    return desk;
  };
}
