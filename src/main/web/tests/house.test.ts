// What the house keeps to beside its code: words stand in the tables, and every word that is said is there.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWords } from '../build/words.mjs';
import { speak } from '../common/words.js';

const WEB = resolve(import.meta.dirname, '..');
const TABLE = readWords(resolve(WEB, '../resources'));
const STAGES = ['reading', 'searching', 'writing', 'checking'];
const OWNERS = ['assistant', 'queue', 'curator', 'none', 'closed'];
/** The keys that are put together, with all that they can become. */
const COMPOSED: Record<string, string[]> = {
  'stage.': STAGES,
  'past.': OWNERS,
  'rate.': ['up', 'down', 'not-what-i-asked', 'wrong', 'unclear'],
  'closed.': ['up', 'down'],
};

const files = (...folders: string[]) =>
  folders.flatMap(folder =>
    readdirSync(join(WEB, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map(name => join(WEB, folder, name)),
  );
const sources = files('common', 'widget').map(path => readFileSync(path, 'utf8'));

/** What stands between the brackets of each `say(…)`, up to its first comma outside of brackets. */
function* said(): Generator<string> {
  for (const source of sources) {
    for (const { index } of source.matchAll(/\.say\(/g)) {
      let depth = 0;
      let end = index + 5;
      for (; depth > 0 || !/[,)]/.test(source[end]!); end++) {
        if ('({['.includes(source[end]!)) depth++;
        if (')}]'.includes(source[end]!)) depth--;
      }
      yield source.slice(index + 5, end);
    }
  }
}
const expressions = [...said()];
const keys = new Set(expressions.flatMap(one => [...one.matchAll(/'([\w.-]+)'/g)].map(found => found[1]!)));
const composed = new Set(expressions.flatMap(one => [...one.matchAll(/`([\w.-]+)\$\{/g)].map(found => found[1]!)));
/** Comparisons inside an expression, such as a locale or a tone, are not keys. */
const NOT_KEYS = new Set(['closed', 'friendly', 'ru', 'staff']);
const all = [
  ...[...keys].filter(key => !NOT_KEYS.has(key) || expressions.includes(`'${key}'`)),
  ...Object.entries(COMPOSED).flatMap(([start, ends]) => ends.map(end => start + end)),
];

describe('words', () => {
  test('are found in the code', () => {
    expect(keys.size).toBeGreaterThan(80);
  });

  test('that are put together are known to this test', () => {
    expect([...composed].sort()).toEqual(Object.keys(COMPOSED).sort());
  });

  test.each(['ru', 'en'] as const)('that are said are in the table of the widget: %s', async locale => {
    const words = await speak(locale);

    expect(all.filter(key => !words.has(key))).toEqual([]);
  });

  test('are there in both languages', () => {
    expect(Object.keys(TABLE).filter(key => !TABLE[key]!.ru || !TABLE[key]!.en)).toEqual([]);
  });

  test('ask for the same facts in every form', () => {
    const places = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join();
    const differ = Object.entries(TABLE).filter(
      ([, { ru, en, ty }]) => places(ru) !== places(en) || (ty !== undefined && places(ty) !== places(ru)),
    );

    expect(differ).toEqual([]);
  });
});

test('no words for people stand in the code', () => {
  const code = files('common', 'widget', 'desk', 'staff', 'studio', 'demo', 'build', 'tests');

  expect(code.length).toBeGreaterThan(50);
  expect(code.filter(path => /\p{Script=Cyrillic}/u.test(readFileSync(path, 'utf8')))).toEqual([]);
});
