import { describe, expect, test } from 'vitest';
import { filled, found, open } from '../desk/macros.js';
import type { Macro } from '../desk/types.js';

const macro = (title: string, text: string, scope: Macro['scope'] = 'own'): Macro => ({
  id: title,
  title,
  text,
  scope,
});

describe('a macro', () => {
  test('is filled with what is known of the student', () => {
    expect(filled('{name}, {course} is due {due}.', { name: 'Daria', course: 'Rust', due: 'May 12' })).toBe(
      'Daria, Rust is due May 12.',
    );
  });

  test('shows what is not known, so that nobody is sent a hole', () => {
    const text = filled('{name}, it is due {due}.', { name: 'Daria', due: '' });

    expect(text).toBe('Daria, it is due {due}.');
    expect(open(text)).toEqual(['due']);
  });

  test('takes braces in a name as a name', () => {
    expect(filled('{name}', { name: '{course} $&', course: 'Rust' })).toBe('{course} $&');
  });
});

describe('the search', () => {
  const all = [
    macro('Refund', 'how to get money back', 'school'),
    macro('Access', 'refund is no answer here'),
    macro('Own refund', 'x'),
    macro('Other', 'y'),
  ];

  test('has titles before texts, one’s own before the school’s', () => {
    expect(found(all, 'refund').map(one => one.title)).toEqual(['Own refund', 'Refund', 'Access']);
  });

  test('without words gives all', () => {
    expect(found(all, '')).toHaveLength(4);
  });
});
