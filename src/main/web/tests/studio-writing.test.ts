// @vitest-environment jsdom
// Writing an article: what is sent, what counts as changed, what survives a reload; what differs between revisions.
import { beforeEach, describe, expect, test } from 'vitest';
import { Memory } from '../common/memory.js';
import { differing, fields } from '../studio/differing.js';
import { EMPTY, type Form, nameFor, same, sent, Unsents } from '../studio/writing.js';

const form = (change: Partial<Form>): Form => ({ ...EMPTY, title: 'Kiln', body: 'Lit on Mondays.', ...change });

describe('what is sent', () => {
  test('leaves out what is empty', () => {
    expect(sent(form({}))).toEqual({
      title: 'Kiln',
      body: 'Lit on Mondays.',
      format: 'markdown',
      kind: 'handbook',
      visibility: 'student',
      questions: [],
    });
  });

  test('names a lesson only with its course', () => {
    expect(sent(form({ lesson: 'loops' }))).not.toHaveProperty('lesson');
    expect(sent(form({ course: 'rust', lesson: 'loops' }))).toMatchObject({ course: 'rust', lesson: 'loops' });
  });

  test('has phrasings of an entry only, and none without words', () => {
    const questions = ['When? ', '  ', 'At what time?'];

    expect(sent(form({ kind: 'faq', questions })).questions).toEqual(['When?', 'At what time?']);
    expect(sent(form({ kind: 'handbook', questions })).questions).toEqual([]);
  });

  test('is the same where nothing that is sent differs', () => {
    expect(same(form({}), form({ questions: [' '] }))).toBe(true);
    expect(same(form({}), form({ body: 'Lit on Tuesdays.' }))).toBe(false);
    expect(same(form({}), form({ validUntil: '2030-01-01T00:00:00Z' }))).toBe(false);
  });
});

test.each([
  ['The kiln, room 7', 'the-kiln-room-7'],
  [
    '\u0421\u0435\u0440\u0442\u0438\u0444\u0438\u043a\u0430\u0442: \u043a\u043e\u0433\u0434\u0430?',
    '\u0441\u0435\u0440\u0442\u0438\u0444\u0438\u043a\u0430\u0442-\u043a\u043e\u0433\u0434\u0430',
  ],
  ['?!', ''],
])('a new article is named after its title: %s', (title, name) => {
  expect(nameFor(title)).toBe(name);
});

describe('what is typed and not kept', () => {
  const memory = () => new Memory('studio:vera');
  beforeEach(() => localStorage.clear());

  test('is there after a reload, for this article alone', () => {
    new Unsents(memory(), 'kiln').keep(form({ body: 'Half a sen' }), 2);

    expect(new Unsents(memory(), 'kiln').read()).toMatchObject({ form: { body: 'Half a sen' }, over: 2 });
    expect(new Unsents(memory(), 'glaze').read()).toBeUndefined();
    expect(new Unsents(memory(), '').read()).toBeUndefined();
  });

  test('is forgotten when it has been kept', () => {
    const unsents = new Unsents(memory(), 'kiln');
    unsents.keep(form({}), 1);
    unsents.forget();

    expect(unsents.read()).toBeUndefined();
  });
});

describe('two revisions', () => {
  test.each([
    ['Handed in within 7 days.', 'Handed in within 10 days.', '7', '10'],
    [
      '\u043f\u043e \u0432\u0442\u043e\u0440\u043d\u0438\u043a\u0430\u043c',
      '\u043f\u043e \u0441\u0440\u0435\u0434\u0430\u043c',
      '\u0432\u0442\u043e\u0440\u043d\u0438\u043a\u0430\u043c',
      '\u0441\u0440\u0435\u0434\u0430\u043c',
    ],
  ])('differ by words of any script, not by lines: %s', (before, after, gone, added) => {
    const pieces = differing(before, after);

    expect(pieces.filter(piece => piece.look === 'gone').map(piece => piece.text)).toEqual([gone]);
    expect(pieces.filter(piece => piece.look === 'new').map(piece => piece.text)).toEqual([added]);
  });

  test('of two long books that have nothing in common are compared in time', () => {
    const book = (word: string) => Array.from({ length: 9000 }, (_, n) => `${word}${n}`).join(' ');

    expect(differing(book('a'), book('b')).map(piece => piece.look)).toEqual(['gone', 'new']);
  });

  test('are both whole in what is shown', () => {
    const [before, after] = ['One two.\n\nThree four five.', 'One.\n\nThree and five six.'];
    const pieces = differing(before, after);
    const said = (gone: 'gone' | 'new') =>
      pieces
        .filter(piece => piece.look !== gone)
        .map(piece => piece.text)
        .join('');

    expect(said('new')).toBe(before);
    expect(said('gone')).toBe(after);
  });

  test('differ in the fields that differ, lists line by line', () => {
    const before = { title: 'Kiln', questions: ['When?'], url: undefined };
    const after = { title: 'Kiln', questions: ['When?', 'Where?'], url: undefined };

    expect(fields(['title', 'questions', 'url'], before, after)).toEqual([
      { name: 'questions', before: 'When?', after: 'When?\nWhere?' },
    ]);
  });
});
