import { describe, expect, test } from 'vitest';
import { changed, drafted, fault, filled, type OwnText } from '../studio/texts.js';

const GREETING: OwnText = {
  key: 'greeting',
  group: 'start',
  places: ['course'],
  usual: { ru: 'Of {course}', en: 'About {course}' },
  own: { ru: 'Own {course}' },
};
const DECLINE: OwnText = { key: 'decline', group: 'aside', places: [], usual: { ru: 'Not here', en: 'No' }, own: {} };
const ALL = [GREETING, DECLINE];

describe('a text of one’s own', () => {
  test('names nothing that is not filled in', () => {
    expect(fault(GREETING, 'On {curse} and {course}')).toEqual({ kind: 'unknown', place: 'curse' });
    expect(fault(DECLINE, 'Not {here now}')).toBeNull();
  });

  test('loses nothing that is filled in', () => {
    expect(fault(GREETING, 'Ask')).toEqual({ kind: 'lost', place: 'course' });
    expect(fault(GREETING, 'On {course}')).toBeNull();
  });

  test('that is empty is the usual one, with which nothing is wrong', () => {
    expect(fault(GREETING, '  ')).toBeNull();
  });

  test('is read with examples for what is filled in', () => {
    expect(filled('On {course} {when}', { course: 'Rust' })).toBe('On Rust {when}');
  });
});

describe('what is sent', () => {
  test('is nothing where nothing was changed', () => {
    expect(changed(ALL, drafted(ALL))).toEqual({});
    expect(changed(ALL, { ...drafted(ALL), decline: { ru: ' ' } })).toEqual({});
  });

  test('is a text with all its forms, since it replaces the one before', () => {
    expect(changed(ALL, { ...drafted(ALL), greeting: { ru: 'Own {course}', en: 'On {course}' } })).toEqual({
      greeting: { ru: 'Own {course}', en: 'On {course}' },
    });
  });

  test('takes a text back that has no form left', () => {
    expect(changed(ALL, { ...drafted(ALL), greeting: { ru: '' } })).toEqual({ greeting: null });
  });
});
