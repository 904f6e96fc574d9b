// A school gives one colour; what is drawn with it is derived so that it can always be read.
import { contrast, fromOklch, hex, type Oklch, parse, type Rgb, toOklch } from './colour.js';
import { ROLES, type Scheme } from './tokens.js';

/** A little above the 4.5:1 of WCAG, so that rounding never falls below it. */
const READABLE = 4.6;
const CONTROL = 3;
const STEP = 0.01;
const WHITE: Rgb = [255, 255, 255];
const INK: Rgb = parse('#10151d');
const SHAPES = {
  light: { soft: { l: 0.955, c: 0.03 }, from: (l: number) => Math.min(l, 0.62), step: -STEP },
  dark: { soft: { l: 0.27, c: 0.035 }, from: (l: number) => Math.max(l, 0.7), step: STEP },
};

export interface Accent {
  accent: string;
  'on-accent': string;
  'accent-soft': string;
  'accent-text': string;
  /** A border where the fill alone would not stand out from the page; else transparent. */
  'accent-edge': string;
}

function filled(given: Rgb): [fill: Rgb, on: Rgb] {
  if (contrast(WHITE, given) >= READABLE) return [given, WHITE];
  if (contrast(INK, given) >= READABLE) return [given, INK];
  const shade: Oklch = toOklch(given);
  let fill = given;
  while (contrast(WHITE, fill) < READABLE) {
    shade.l -= STEP;
    fill = fromOklch(shade);
  }
  return [fill, WHITE];
}

/** @param colour `#rrggbb` or `#rgb` */
export function accent(colour: string, scheme: Scheme): Accent {
  const given = parse(colour);
  const { l, c, h } = toOklch(given);
  const shape = SHAPES[scheme];
  const soft = fromOklch({ l: shape.soft.l, c: Math.min(c, shape.soft.c), h });
  const grounds = [...['paper', 'sheet', 'well'].map(role => parse(ROLES[scheme][role]!)), soft];
  const text: Oklch = { l: shape.from(l), c: Math.min(c, 0.17), h };
  while (text.l > 0 && text.l < 1 && grounds.some(ground => contrast(fromOklch(text), ground) < READABLE)) {
    text.l += shape.step;
  }
  const [fill, on] = filled(given);
  const stands = grounds.slice(0, 2).every(ground => contrast(fill, ground) >= CONTROL);
  return {
    accent: hex(fill),
    'on-accent': hex(on),
    'accent-soft': hex(soft),
    'accent-text': hex(fromOklch(text)),
    'accent-edge': stands ? 'transparent' : hex(fromOklch(text)),
  };
}
