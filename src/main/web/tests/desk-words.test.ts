// Every word that the desk says is there, in both languages.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWords } from '../build/words.mjs';
import { KEYS } from '../desk/keys.js';
import { LISTS } from '../desk/where.js';
import { speak } from '../desk/words.js';

const WEB = resolve(import.meta.dirname, '..');
const OWN = readWords(resolve(WEB, '../resources'), ['words-desk.yml']);
const DEMO = readWords(resolve(WEB, '../resources'), ['words-demo.yml']);
const REASONS =
  'student-request low-confidence no-evidence emotional complaint policy check-failed model-unavailable limit-reached curator-joined risk'.split(
    ' ',
  );
const CLASSES = 'organisational study technical emotional complaint human-request off-topic unsafe small-talk'.split(
  ' ',
);

/** The keys that are put together, with all that the contract lets them become. */
const COMPOSED: Record<string, readonly string[]> = {
  'why.': REASONS,
  'class.': CLASSES,
  'mood.': ['calm', 'tense', 'upset'],
  'trend.': ['better', 'same', 'worse'],
  'priority.': ['high', 'urgent'],
  'lane.': ['draft', 'handoff', 'decline'],
  'rating.': ['up', 'down'],
  'tone.': ['friendly', 'strict'],
  'locale.': ['ru', 'en'],
  'self.': ['online', 'away'],
  'list.': LISTS,
  'rail.': LISTS,
  'empty.': [...LISTS.slice(0, 4), ...LISTS.slice(0, 4).map(list => `${list}.more`), 'filtered', 'filtered.more'],
  'filter.': ['team', 'course', 'class', 'reason', 'curator', 'rating', 'state'],
  'key.': KEYS.map(key => key.act),
  'draft.': ['approve', 'edit', 'reject'],
  'draft.why.': ['wrong', 'off-point', 'reveals', 'tone'],
  'reply.': ['reply', 'note', 'edit'].flatMap(mode => [mode, `${mode}.hint`, `${mode}.placeholder`, `${mode}.send`]),
  'verdict.': ['assistant-right', 'assistant-wrong', 'needs-article'],
  'suggested.': ['draft', 'resolved', 'article'],
  'notice.': ['mention', 'consultation', 'reminder', 'warning', 'breach', 'escalation', 'assigned'],
  'part.': ['why', 'hints', 'evidence', 'student', 'assignment', 'aside', 'others', 'history', 'events'],
  'over.': ['transfer', 'finish', 'remind', 'snooze', 'consult', 'merge', 'assign', 'help', 'commands'],
  'act.': ['claim', 'transfer', 'finish', 'consult', 'remind', 'snooze', 'wake', 'merge', 'assign', 'release'],
  'said.': 'claim release reply note reject transfer finish assign consult remind snooze wake merge verdict'.split(' '),
  'settings.': ['locale', 'scheme', 'density', 'keys', 'notices', 'sound', 'keys.more', 'notices.more', 'sound.more'],
  'enter.': ['email', 'password', 'school'],
};
/** Said only where the table has them; else the server's own name stands there. */
const TRIED = ['aside.', 'check.', 'happened.', 'outcome.', 'rise.', 'risk.', 'signal.', 'trouble.', 'enter.failed.'];
/** Comparisons inside an expression are not keys. */
const NOT_KEYS = new Set(['away', 'closed', 'hours', 'macros', 'queue', 'settings', 'snooze', 'student', 'too-many']);

const sources = ['desk', 'staff'].flatMap(folder =>
  readdirSync(join(WEB, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(join(WEB, folder, name), 'utf8')),
);

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
const keys = expressions
  .flatMap(one => [...one.matchAll(/'([a-z][\w.-]+)'/g)].map(found => found[1]!))
  .filter(key => !NOT_KEYS.has(key) || expressions.includes(`'${key}'`));
const composed = expressions.flatMap(one => [...one.matchAll(/`([\w.-]+)\$\{/g)].map(found => found[1]!));

describe('the words of the desk', () => {
  test('are found in the code', () => {
    expect(new Set(keys).size).toBeGreaterThan(150);
  });

  test.each(['ru', 'en'] as const)('are all there: %s', async locale => {
    const words = await speak(locale);
    const all = [...keys, ...Object.entries(COMPOSED).flatMap(([start, ends]) => ends.map(end => start + end))];

    expect([...new Set(all.filter(key => !words.has(key)))]).toEqual([]);
  });

  test('that are put together are known to this test', () => {
    const known = [...Object.keys(COMPOSED), ...TRIED];

    expect([...new Set(composed)].filter(start => !known.includes(start))).toEqual([]);
  });

  test.each([
    ['desk', OWN],
    ['demo', DEMO],
  ])('ask for the same facts in both languages: %s', (_, table) => {
    const places = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join();
    const differ = Object.entries(table).filter(([, { ru, en }]) => !ru || !en || places(ru) !== places(en));

    expect(differ).toEqual([]);
  });

  test('never shout', () => {
    expect(Object.entries(OWN).filter(([, { ru, en }]) => /!/.test(`${ru}${en}`))).toEqual([]);
  });
});
