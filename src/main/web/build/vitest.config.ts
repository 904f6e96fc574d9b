// The unit tests: the same plugins as the build, a document made by jsdom, the zone set by the tests that care.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { icons } from './icons.mjs';
import { styles } from './styles.mjs';
import { words } from './words.mjs';

const WEB = resolve(dirname(fileURLToPath(import.meta.url)), '..');

export default defineConfig({
  root: WEB,
  plugins: [styles(), words(resolve(WEB, '../resources')), icons(WEB)],
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    // `process.env.TZ` moves the clock of a process, not of a thread.
    pool: 'forks',
    maxWorkers: 2,
    silent: 'passed-only',
    testTimeout: 20_000,
  },
});
