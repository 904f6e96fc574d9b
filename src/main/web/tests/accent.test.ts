import { describe, expect, test } from 'vitest';
import { type Accent, accent } from '../common/accent.js';
import { contrast, parse } from '../common/colour.js';
import { ROLES, type Scheme } from '../common/tokens.js';

const SHORT = Array.from({ length: 0x1000 }, (_, at) => `#${at.toString(16).padStart(3, '0')}`);
const wide = (short: string) => short.replace(/[0-9a-f]/g, '$&$&');
const between = (one: string, other: string) => contrast(parse(one), parse(other));

describe.each<[Scheme, number]>([
  ['light', 4.6],
  ['dark', 5.2],
])('all 4,096 short colours, %s', (scheme, worstText) => {
  const { paper, sheet, well } = ROLES[scheme] as Record<'paper' | 'sheet' | 'well', string>;
  const sweep = new Map<string, Accent>(SHORT.map(colour => [colour, accent(colour, scheme)]));
  const worst = (ratio: (derived: Accent) => number) => Math.min(...[...sweep.values()].map(ratio));

  test.each([
    ['paper', () => paper],
    ['sheet', () => sheet],
    ['well', () => well],
    ['its own soft ground', (derived: Accent) => derived['accent-soft']],
  ])('text in the colour of the school can be read on %s', (_, ground) => {
    expect(worst(derived => between(derived['accent-text'], ground(derived)))).toBeGreaterThanOrEqual(worstText);
  });

  test('what stands on the fill can be read', () => {
    expect(worst(derived => between(derived['on-accent'], derived.accent))).toBeGreaterThanOrEqual(4.6);
  });

  test('3,808 fills are the colour as it was given', () => {
    expect([...sweep].filter(([given, { accent: fill }]) => fill === wide(given))).toHaveLength(3808);
  });

  test('a fill that does not stand out from the page has a border that does, and no other has one', () => {
    for (const { accent: fill, 'accent-edge': edge } of sweep.values()) {
      const stands = Math.min(between(fill, paper), between(fill, sheet)) >= 3;
      expect(edge === 'transparent', fill).toBe(stands);
      if (!stands) expect(Math.min(between(edge, paper), between(edge, sheet)), fill).toBeGreaterThanOrEqual(4.5);
    }
  });
});

test('a colour is the same in its short and in its long form', () => {
  expect(accent('#0a6', 'light')).toEqual(accent('#00aa66', 'light'));
});

test('the fill does not depend on the scheme, the text does', () => {
  const [light, dark] = [accent('#663399', 'light'), accent('#663399', 'dark')];

  expect(light.accent).toBe(dark.accent);
  expect(light['accent-text']).not.toBe(dark['accent-text']);
});
