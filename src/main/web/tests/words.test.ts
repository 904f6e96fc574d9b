import { describe, expect, test } from 'vitest';
import { speak, Words } from '../common/words.js';
import { RUSSIAN } from './cast.js';

const TABLE = {
  plain: 'plain',
  left: 'left: {n}',
  'left.one': '{n} is left',
  'left.few': '{n} are left, few',
  late: 'by {time}, {name}',
};

describe('a text', () => {
  const words = new Words('ru', TABLE, {
    plain: { ru: 'the school’s own' },
    left: { en: 'own {n}' },
    late: { ru: '' },
  });

  test('of the school’s own comes first', () => {
    expect(words.say('plain')).toBe('the school’s own');
  });

  test('of the school’s own in another language does not', () => {
    expect(words.say('left', { n: 5 })).toBe('left: 5');
  });

  test('of the school’s own is said for every number', () => {
    expect(new Words('en', TABLE, { left: { en: 'own {n}' } }).say('left', { n: 1 })).toBe('own 1');
  });

  test.each([
    [1, '1 is left'],
    [21, '21 is left'],
    [3, '3 are left, few'],
    [11, 'left: 11'],
  ])('has the plural form of %i where the table has one', (n, text) => {
    expect(words.say('left', { n })).toBe(text);
  });

  test('has no plural form of a number that is a word', () => {
    expect(words.say('left', { n: '1' })).toBe('left: 1');
  });

  test('keeps the braces of what it is not told, so that the fault is seen', () => {
    expect(new Words('ru', TABLE).say('late', { time: '14:30' })).toBe('by 14:30, {name}');
  });

  test('puts a place in as it is: braces in a name are a name', () => {
    expect(new Words('ru', TABLE).say('late', { time: '{name}', name: '$& {time}' })).toBe('by {name}, $& {time}');
  });

  test('that is missing is its key, never an empty place', () => {
    expect(words.say('nowhere')).toBe('nowhere');
    expect(words.has('nowhere')).toBe(false);
  });
});

describe('the tables', () => {
  test('speak both languages', async () => {
    expect((await speak('ru')).say('menu')).toBe(RUSSIAN.menu);
    expect((await speak('en')).say('menu')).toBe('Menu');
  });

  test('a friendly word is said only to who chose the friendly tone', async () => {
    expect((await speak('ru')).say('you')).toBe(RUSSIAN['you.strict']);
    expect((await speak('ru', 'friendly')).say('you')).toBe(RUSSIAN['you.friendly']);
  });

  test('where there is no friendly form the usual one is said', async () => {
    expect((await speak('ru', 'friendly')).say('menu')).toBe(RUSSIAN.menu);
  });

  test('English has one tone', async () => {
    expect((await speak('en', 'friendly')).say('you')).toBe('You');
  });

  test('the school’s own text is said in every tone', async () => {
    const own = { you: { ru: 'own' } };

    expect((await speak('ru', 'friendly', own)).say('you')).toBe('own');
  });
});
