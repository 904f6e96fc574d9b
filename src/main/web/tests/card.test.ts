// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { Citation } from '../common/types.js';
import { placeOf } from '../widget/views/card.js';

const URL = 'https://school.example/lesson';
const cited = (quote: string, url?: string): Citation => ({
  n: 1,
  passageId: 'p1',
  externalId: 'a1',
  title: 'A lesson',
  quote,
  ...(url === undefined ? {} : { url }),
});

describe('the place of a citation', () => {
  test('is its address with the quote as a text fragment, so that the browser marks it', () => {
    expect(placeOf(cited('twelve small words', URL))).toBe(`${URL}#:~:text=twelve%20small%20words`);
  });

  test('of a long quote is named by its first and last six words', () => {
    const long = Array.from({ length: 13 }, (_, at) => `w${at}`).join(' ');

    expect(placeOf(cited(long, URL))).toBe(`${URL}#:~:text=w0%20w1%20w2%20w3%20w4%20w5,w7%20w8%20w9%20w10%20w11%20w12`);
  });

  test('escapes the signs that a text fragment reads: hyphen, comma, ampersand', () => {
    expect(placeOf(cited('well-known, this & that', URL))).toBe(`${URL}#:~:text=well%2Dknown%2C%20this%20%26%20that`);
  });

  test('evens the white space of the quote', () => {
    expect(placeOf(cited(' two\n words ', URL))).toBe(`${URL}#:~:text=two%20words`);
  });

  test('that is a place already stays as it is', () => {
    expect(placeOf(cited('two words', `${URL}#part`))).toBe(`${URL}#part`);
  });

  test.each([
    undefined,
    '',
    'javascript:alert(1)',
    'JavaScript:alert(1)#x',
    'data:text/html,x',
    'file:///etc/passwd',
    '//evil.example',
    '/lesson',
    ' https://school.example',
  ])('is none where the address is %j', url => {
    expect(placeOf(cited('two words', url))).toBeNull();
  });

  test('may be of either kind of the web', () => {
    expect(placeOf(cited('x', 'http://school.example'))).not.toBeNull();
    expect(placeOf(cited('x', 'HTTPS://school.example'))).not.toBeNull();
  });
});
