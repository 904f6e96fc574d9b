import { describe, expect, test } from 'vitest';
import { contrast, parse } from '../common/colour.js';
import { ROLES, type Scheme } from '../common/tokens.js';

const SOFTS = ['accent', 'person', 'wait', 'danger', 'ok', 'note'].map(role => `${role}-soft`);
const PAGE = ['paper', 'sheet', 'well'];
const ratio = (scheme: Scheme, one: string, other: string) =>
  contrast(parse(ROLES[scheme][one]!), parse(ROLES[scheme][other]!));

/** Role, the grounds it is used on, the worst ratio that the interface brief states for light and dark. */
const TEXTS: [role: string, grounds: string[], light: number, dark: number][] = [
  ['ink', [...PAGE, ...SOFTS], 13.49, 11.56],
  ['ink-2', [...PAGE, ...SOFTS], 6.74, 7.36],
  ['ink-3', [...PAGE, ...SOFTS], 4.73, 5.27],
  ['accent-text', [...PAGE, 'accent-soft'], 5.92, 6.96],
  ['person', [...PAGE, 'person-soft'], 5.84, 7.58],
  ['wait', [...PAGE, 'wait-soft'], 6.16, 8.33],
  ['danger', [...PAGE, 'danger-soft'], 6.21, 7.62],
  ['ok', [...PAGE, 'ok-soft'], 5.77, 7.97],
  ['note', [...PAGE, 'note-soft'], 6.67, 7.67],
  ['ink', ['mark'], 12.94, 7.83],
  ['on-accent', ['accent'], 6.89, 9.42],
];

describe.each<Scheme>(['light', 'dark'])('%s', scheme => {
  test.each(TEXTS)('%s can be read on %j', (role, grounds, light, dark) => {
    const worst = Math.min(...grounds.map(ground => ratio(scheme, role, ground)));

    expect(worst).toBeGreaterThanOrEqual(4.5);
    expect(worst).toBeCloseTo({ light, dark }[scheme], 1);
  });

  test.each(['edge', 'focus'])('%s stands out from every surface', role => {
    for (const ground of PAGE) expect(ratio(scheme, role, ground), ground).toBeGreaterThanOrEqual(3);
  });

  test('the hairline is decoration: it would not do as the border of a control', () => {
    expect(ratio(scheme, 'line', 'sheet')).toBeLessThan(3);
  });
});

test('both schemes have the same roles', () => {
  expect(Object.keys(ROLES.light)).toEqual(Object.keys(ROLES.dark));
});

test('every role but the missing border is a colour that can be read by the test', () => {
  const values = [...Object.values(ROLES.light), ...Object.values(ROLES.dark)].filter(one => one !== 'transparent');

  for (const value of values) expect(value).toMatch(/^#[0-9a-f]{6}$/);
});
