import { defineConfig } from 'vitest/config';

/** One browser and one Opora for all journeys, so one after the other. */
export default defineConfig({
  test: {
    include: ['journeys/*.journey.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    sequence: { concurrent: false },
    reporters: ['default'],
  },
});
