// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { checked, localeOf, Misuse, type Settings } from '../widget/settings.js';

const GOOD: Settings = { key: 'pk_school', token: 'signed' };

function misuse(settings: Partial<Settings>): Misuse {
  try {
    checked(settings);
  } catch (why) {
    if (why instanceof Misuse) return why;
  }
  throw new Error('these settings were taken');
}

describe('settings', () => {
  test.each<Partial<Settings>>([
    {},
    { token: () => 'signed' },
    { locale: 'auto', theme: 'dark', font: 'opora', alignment: 'left' },
    { zIndex: 5, hideLauncher: true, suggestions: [], container: '#here' },
  ])('that can be used are taken as they are: %j', more => {
    const settings = { ...GOOD, ...more };

    expect(checked(settings)).toBe(settings);
  });

  test.each([{}, { key: '' }, { key: 7 as unknown as string }])(
    'without a key are refused: %j',
    ({ key }: { key?: string }) => {
      expect(misuse({ token: 'signed', ...(key === undefined ? {} : { key }) })).toMatchObject({ code: 'key-missing' });
    },
  );

  test.each([undefined, null, 7, {}])('with the token %j are refused', token => {
    expect(misuse({ key: 'pk_school', token: token as unknown as string })).toMatchObject({ code: 'token-missing' });
  });

  test.each([
    [{ locale: 'de' }, 'locale', 'ru, en, auto'],
    [{ theme: 'blue' }, 'theme', 'auto, light, dark'],
    [{ font: 'Arial' }, 'font', 'system, page, opora'],
    [{ alignment: 'top' }, 'alignment', 'right, left'],
  ])('with a value that does not exist are refused, and told which exist: %j', (wrong, name, values) => {
    const { code, message } = misuse({ ...GOOD, ...(wrong as unknown as Partial<Settings>) });

    expect(code).toBe('setting-invalid');
    expect(message).toBe(`\`${name}\` is one of ${values}`);
  });

  test('the token itself is never part of what is logged', () => {
    expect(misuse({ token: 'secret-token' }).message).not.toContain('secret-token');
    expect(misuse({ ...GOOD, token: 'secret-token', theme: 'x' as 'dark' }).message).not.toContain('secret-token');
  });
});

describe('the language', () => {
  beforeEach(() => {
    document.documentElement.lang = '';
  });

  test('that the school chose is spoken', () => {
    document.documentElement.lang = 'en';

    expect(localeOf({ locale: 'ru' })).toBe('ru');
  });

  test.each([
    ['en', 'en'],
    ['EN-GB', 'en'],
    ['ru', 'ru'],
    ['de', 'ru'],
  ] as const)('of a page in %s is %s', (lang, spoken) => {
    document.documentElement.lang = lang;

    expect(localeOf({ locale: 'auto' })).toBe(spoken);
    expect(localeOf({})).toBe(spoken);
  });

  test('of a page that says nothing is the browser’s', () => {
    expect(navigator.language).toBe('en-US');
    expect(localeOf({})).toBe('en');
  });
});
