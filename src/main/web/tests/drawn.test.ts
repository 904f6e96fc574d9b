// @vitest-environment jsdom
// Of a long list what is in sight is drawn, and never less.
import { describe, expect, test } from 'vitest';
import { Drawn } from '../desk/drawn.js';

const list = (high: number) => {
  const ul = document.createElement('ul');
  const row = document.createElement('li');
  row.className = 'item';
  Object.defineProperty(row, 'offsetHeight', { value: high });
  ul.append(row);
  return ul;
};
const at = (scrollTop: number, high = 92): Element => {
  const scroll = document.createElement('div');
  Object.defineProperty(scroll, 'clientHeight', { value: 900 });
  scroll.append(list(high));
  scroll.scrollTop = scrollTop;
  return scroll;
};

describe('a long list', () => {
  test('is drawn whole as long as it is short', () => {
    expect(new Drawn().part(150)).toEqual({ from: 0, to: 150 });
  });

  test('is drawn where it is scrolled to, wherever that is', () => {
    const drawn = new Drawn();
    drawn.part(2000);
    for (let top = 0; top <= 2000 * 92 - 900; top += 37) {
      drawn.scrolled(at(top));
      const { from, to } = drawn.part(2000);
      expect(from * 92).toBeLessThanOrEqual(top);
      expect(to * 92).toBeGreaterThanOrEqual(top + 900);
      expect(to - from).toBeLessThan(150);
    }
  });

  test('asks to be drawn anew only when the part has moved', () => {
    const drawn = new Drawn();
    drawn.part(2000);

    expect(drawn.scrolled(at(0))).toBe(false);
    expect(drawn.scrolled(at(92 * 500))).toBe(true);
    drawn.part(2000);
    expect(drawn.scrolled(at(92 * 500 + 10))).toBe(false);
  });

  test('that has become shorter shows its end', () => {
    const drawn = new Drawn();
    drawn.part(2000);
    drawn.scrolled(at(92 * 1900));

    expect(drawn.part(200)).toEqual({ from: 170, to: 200 });
  });

  test('is as high as if all were drawn, whatever the height of a row', () => {
    const drawn = new Drawn();
    drawn.part(1000);
    const ul = list(60);
    drawn.settle(ul);
    drawn.scrolled(at(60 * 500, 60));
    const { from, to } = drawn.part(1000);
    drawn.settle(ul);

    expect(ul.style.paddingTop).toBe(`${from * 60}px`);
    expect(ul.style.paddingBottom).toBe(`${(1000 - to) * 60}px`);
    drawn.part(20);
    drawn.settle(ul);
    expect(ul.style.paddingTop).toBe('');
  });

  test('takes on another height of its rows as soon as it is scrolled', () => {
    const drawn = new Drawn();
    drawn.part(1000);
    drawn.settle(list(92));
    drawn.scrolled(at(60 * 500, 60));

    expect(drawn.part(1000)).toEqual({ from: 480, to: 536 });
  });
});
