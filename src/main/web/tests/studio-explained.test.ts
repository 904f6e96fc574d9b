// The inspector: its sentence says what was decided; a second answer differs in what differs; bars to both sides.
import { describe, expect, test } from 'vitest';
import { bars, changes, type Decided, sentence, written } from '../studio/explained.js';
import { counted, type ImportFile, isOver } from '../studio/importing.js';

const decided = (change: Partial<Decided>): Decided => ({
  lane: 'answer',
  questionClass: 'organisational',
  classProbability: 0.9,
  confidence: 0.8,
  text: 'After 70 points. [1]',
  mode: 'quote',
  lang: 'en',
  citations: [],
  evidence: [],
  signals: {},
  checks: [],
  timings: {},
  decidedBy: { answerFrom: 0.48, draftFrom: 0.25 },
  ...change,
});

describe('the sentence', () => {
  test.each<[Partial<Decided>, string]>([
    [{ lane: 'answer' }, 'inspect.said.answer'],
    [{ lane: 'answer', hintLevel: 2 }, 'inspect.said.hint'],
    [{ lane: 'draft', reason: 'low-confidence' }, 'inspect.said.draft'],
    [{ lane: 'handoff', reason: 'low-confidence' }, 'inspect.said.unsure'],
    [{ lane: 'handoff', reason: 'emotional' }, 'inspect.said.handoff'],
    [{ lane: 'decline', reason: 'off-topic' }, 'inspect.said.decline'],
  ])('agrees with the lane and the reason: %j', (change, key) => {
    expect(sentence(decided(change))).toBe(key);
  });
});

test('what was written waits in a draft, is sent in an answer and is absent where a person answers', () => {
  const draft = { text: 'Perhaps so.', citations: [] };

  expect(written(decided({}))?.text).toBe('After 70 points. [1]');
  expect(written(decided({ lane: 'draft', draft }))).toBe(draft);
  expect(written(decided({ lane: 'handoff' }))).toBeNull();
});

test('a second answer names what came out otherwise, and nothing else', () => {
  const said = (d: Decided) => ({
    lane: d.lane,
    class: d.questionClass,
    confidence: d.confidence.toFixed(2),
    mode: d.mode,
    cited: '',
    text: d.text,
  });

  expect(changes(decided({}), decided({ confidence: 0.8004 }), said)).toEqual([]);
  expect(changes(decided({}), decided({ lane: 'handoff', confidence: 0.1 }), said)).toEqual([
    { name: 'lane', before: 'answer', after: 'handoff' },
    { name: 'confidence', before: '0.80', after: '0.10' },
  ]);
});

test('bars are shares of the longest, to the side of their sign', () => {
  const drawn = bars([
    { name: 'intercept', contribution: -36 },
    { name: 'window', contribution: 18 },
  ]);

  expect(drawn).toEqual([
    { name: 'intercept', share: -1 },
    { name: 'window', share: 0.5 },
  ]);
});

describe('an import', () => {
  const file = (change: Partial<ImportFile>): ImportFile => ({ name: 'a.md', articles: [], ...change });

  test('counts what became of its files, or would', () => {
    const counts = counted([
      file({ state: 'imported', effect: 'new' }),
      file({ effect: 'changed' }),
      file({ state: 'rejected', effect: 'rejected' }),
      file({}),
    ]);

    expect(counts).toEqual({ imported: 1, new: 0, changed: 1, unchanged: 0, rejected: 1, waits: 1 });
  });

  test.each([
    ['running', false],
    ['paused', false],
    ['preview', true],
    ['done', true],
    ['failed', true],
    ['cancelled', true],
  ] as const)('is followed until it is over or waits for us: %s', (state, over) => {
    expect(isOver({ id: '1', state, done: 0, total: 1, files: [] })).toBe(over);
  });
});
