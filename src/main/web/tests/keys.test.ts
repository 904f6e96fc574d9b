import { describe, expect, test } from 'vitest';
import { KEYS, Presses } from '../desk/keys.js';

const press = (code: string, more: Partial<KeyboardEvent> = {}) => ({
  code,
  key: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});
const act = (code: string, more: Partial<KeyboardEvent> = {}, field = false) =>
  new Presses().read(press(code, more), field, 0);

describe('a key', () => {
  test.each(KEYS.filter(key => !key.after && !key.shift))('$label asks for $act', key => {
    expect(act(key.code, { ctrlKey: key.ctrl ?? false })).toBe(key.act);
  });

  test('is a place on the keyboard: the letter that is on it in the Russian layout does not matter', () => {
    expect(act('KeyC', { key: '\u0441' })).toBe('claim');
    expect(act('KeyR', { key: '\u043a' })).toBe('reply');
  });

  test.each(KEYS.filter(key => !key.ctrl && key.act !== 'back'))('$label is a letter in a field', key => {
    expect(act(key.code, { shiftKey: key.shift ?? false }, true)).toBeNull();
  });

  test('Escape and Ctrl+K hold in a field too', () => {
    expect(act('Escape', {}, true)).toBe('back');
    expect(act('KeyK', { ctrlKey: true }, true)).toBe('commands');
    expect(act('KeyK', { metaKey: true }, true)).toBe('commands');
  });

  test('is not heard while a word is being composed, nor with Alt, nor with a Ctrl of the browser', () => {
    expect(act('KeyC', { isComposing: true })).toBeNull();
    expect(act('KeyC', { altKey: true })).toBeNull();
    expect(act('KeyC', { ctrlKey: true })).toBeNull();
    expect(act('KeyR', { ctrlKey: true })).toBeNull();
  });

  test('the question mark shows the keys, wherever the layout has it', () => {
    expect(act('Slash', { shiftKey: true, key: '?' })).toBe('help');
    expect(act('Digit7', { shiftKey: true, key: '?' })).toBe('help');
  });
});

describe('two keys', () => {
  test.each(KEYS.filter(key => key.after))('$label go to $act', key => {
    const presses = new Presses();

    expect(presses.read(press('KeyG'), false, 0)).toBeNull();
    expect(presses.read(press(key.code), false, 500)).toBe(key.act);
  });

  test('too far apart are two single keys', () => {
    const presses = new Presses();
    presses.read(press('KeyG'), false, 0);

    expect(presses.read(press('KeyT'), false, 2000)).toBe('transfer');
  });

  test('with another in between are not two', () => {
    const presses = new Presses();
    presses.read(press('KeyG'), false, 0);
    presses.read(press('KeyJ'), false, 100);

    expect(presses.read(press('KeyA'), false, 200)).toBe('approve');
  });
});

test('no two acts share a key', () => {
  const signs = KEYS.map(key => [key.code, key.ctrl, key.shift, key.after].join());

  expect(new Set(signs).size).toBe(signs.length);
});
