// Whoever has come in a journey is held to have complained of nothing, and leaves at its end.
import { afterAll, afterEach, expect } from 'vitest';
import { leaveStage } from './stage.js';

interface Visitor {
  readonly complaints: string[];
  leaves(): Promise<void>;
}

export function held(): <V extends Visitor>(visitor: V) => V {
  const here: Visitor[] = [];
  afterEach(async () => {
    for (const one of here.splice(0)) {
      expect(one.complaints).toEqual([]);
      await one.leaves();
    }
  });
  afterAll(leaveStage);
  return visitor => {
    here.push(visitor);
    return visitor;
  };
}
