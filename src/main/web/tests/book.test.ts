import { describe, expect, test } from 'vitest';
import { Book, LEAVES_MS } from '../desk/book.js';
import { belongs } from '../desk/shelf.js';
import type { Item } from '../desk/types.js';
import { read } from '../desk/where.js';
import { anItem } from './cast.js';

const waiting = (item: Item) => item.state === 'waiting';
const MARIA = { id: 's2', name: 'Maria' };
const NOW = Date.parse('2026-05-12T10:00:00Z');

/** A list that shows the items of these ids, one due a minute after the other. */
function aBook(...ids: string[]): Book {
  const book = new Book(waiting);
  book.read(
    ids.map((id, at) => anItem(id, { dueAt: new Date(NOW + at * 60_000).toISOString() })),
    true,
    NOW,
  );
  return book;
}
const ids = (book: Book) => book.rows.map(row => row.item.id);

describe('the order', () => {
  test('is danger, then due time, then priority', () => {
    const book = new Book(waiting);

    book.read(
      [
        anItem('late', { dueAt: '2026-05-12T12:00:00Z' }),
        anItem('plain', { dueAt: '2026-05-12T11:00:00Z' }),
        anItem('high', { dueAt: '2026-05-12T11:00:00Z', priority: 'high' }),
        anItem('danger', { dueAt: '2026-05-12T14:00:00Z', reason: 'risk' }),
      ],
      true,
      NOW,
    );

    expect(ids(book)).toEqual(['danger', 'high', 'plain', 'late']);
  });

  test('follows the clock that matters now', () => {
    const book = aBook('a', 'b');
    const clock = { kind: 'next', state: 'running', startedAt: '2026-05-12T09:00:00Z' } as const;

    book.hear(anItem('b', { version: 2, clock: { ...clock, dueAt: '2026-05-12T09:30:00Z' } }), NOW);

    expect(ids(book)).toEqual(['b', 'a']);
  });
});

describe('a list that is held', () => {
  test('moves no row in sixty seconds of arrivals; the newcomers are counted', () => {
    const book = aBook('a', 'b', 'c');
    book.hold(true);

    for (let second = 0; second < 60; second++) {
      book.hear(anItem(`new${second}`, { reason: 'risk' }), NOW + second * 1000);
      book.sweep(NOW + second * 1000);
      expect(ids(book)).toEqual(['a', 'b', 'c']);
      expect(book.newcomers).toBe(second + 1);
    }
  });

  test('keeps a row that is claimed elsewhere where it was', () => {
    const book = aBook('a', 'b', 'c');
    book.hold(true);

    book.hear(anItem('b', { state: 'claimed', version: 2, curator: MARIA }), NOW);
    book.sweep(NOW + 60_000);

    expect(ids(book)).toEqual(['a', 'b', 'c']);
    expect(book.rows[1]).toMatchObject({ taken: MARIA });
  });

  test('changes a row in place', () => {
    const book = aBook('a', 'b');
    book.hold(true);

    book.hear(anItem('b', { version: 2, preview: 'changed', dueAt: '2026-05-12T08:00:00Z' }), NOW);

    expect(ids(book)).toEqual(['a', 'b']);
    expect(book.rows[1]?.item.preview).toBe('changed');
  });

  test('shows the newcomers when asked, and when let go', () => {
    const book = aBook('a');
    book.hold(true);
    book.hear(anItem('new'), NOW);

    book.show();
    expect(book.newcomers).toBe(0);

    book.hear(anItem('newer'), NOW);
    book.hold(false);
    expect(ids(book)).toHaveLength(3);
  });

  test('counts nobody who has gone before being seen', () => {
    const book = aBook('a');
    book.hold(true);
    book.hear(anItem('new'), NOW);

    book.hear(anItem('new', { version: 2, state: 'claimed', curator: MARIA }), NOW);

    expect(book.newcomers).toBe(0);
  });
});

describe('a row whose student has been erased', () => {
  test('goes at once, though a hand is on the list, and is forgotten', () => {
    const book = aBook('a', 'b', 'c');
    book.hold(true);
    book.keep('b');

    book.drop('b');

    expect(ids(book)).toEqual(['a', 'c']);
    expect(book.get('b')).toBeUndefined();
    book.hold(false);
    expect(ids(book)).toEqual(['a', 'c']);
  });
});

describe('a row that is claimed elsewhere', () => {
  test('says who leads it, and leaves after four seconds', () => {
    const book = aBook('a', 'b');
    book.hear(anItem('a', { state: 'claimed', version: 2, curator: MARIA }), NOW);

    book.sweep(NOW + LEAVES_MS - 1);
    expect(book.rows[0]?.taken).toEqual(MARIA);

    expect(book.sweep(NOW + LEAVES_MS)).toBe(true);
    expect(ids(book)).toEqual(['b']);
  });

  test('stays while it is open', () => {
    const book = aBook('a');
    book.keep('a');
    book.hear(anItem('a', { state: 'claimed', version: 2, curator: MARIA }), NOW);

    book.sweep(NOW + LEAVES_MS);
    expect(ids(book)).toEqual(['a']);

    book.keep(undefined);
    book.sweep(NOW + LEAVES_MS);
    expect(ids(book)).toEqual([]);
  });

  test('comes back when it is released', () => {
    const book = aBook('a');
    book.hear(anItem('a', { state: 'claimed', version: 2, curator: MARIA }), NOW);
    book.hear(anItem('a', { version: 3 }), NOW);

    book.sweep(NOW + LEAVES_MS);

    expect(book.rows).toEqual([{ item: expect.objectContaining({ version: 3 }) }]);
  });
});

describe('what is read', () => {
  test('says which rows have gone, so that one can ask where to', () => {
    const book = aBook('a', 'b');

    expect(book.read([anItem('b')], true, NOW)).toEqual(['a']);
    expect(book.count).toBe(1);
  });

  test('of one page says nothing of what comes after it', () => {
    const book = aBook('a', 'b', 'c');

    const gone = book.read([anItem('b', { dueAt: new Date(NOW + 60_000).toISOString() })], false, NOW);

    expect(gone).toEqual(['a']);
    expect(ids(book)).toContain('c');
  });

  test('an older version never takes back a newer one', () => {
    const book = aBook('a');
    book.hear(anItem('a', { version: 5, preview: 'new' }), NOW);
    book.hear(anItem('a', { version: 4, preview: 'old' }), NOW);

    expect(book.rows[0]?.item.preview).toBe('new');
  });

  test('of another list is not taken in', () => {
    const book = aBook('a');

    expect(book.hear(anItem('b', { state: 'claimed', curator: MARIA }), NOW)).toBe(false);
    expect(ids(book)).toEqual(['a']);
  });
});

test('who looks is forgotten thirty seconds after the last sign, and is never oneself', () => {
  const book = aBook('a');
  book.look({ handoffId: 'a', staff: MARIA, typing: true }, NOW);
  book.look({ handoffId: 'a', staff: { id: 'me', name: 'Oleg' }, typing: false }, NOW);

  expect(book.lookers('a', 'me', NOW + 29_999).map(one => one.name)).toEqual(['Maria']);
  expect(book.lookers('a', 'me', NOW + 30_000)).toEqual([]);
});

describe('a list', () => {
  const own = { id: 'me', name: 'Oleg' };
  test.each<[string, Partial<Item>, boolean]>([
    ['?', {}, true],
    ['?', { state: 'claimed', curator: own }, false],
    ['?list=mine', { state: 'claimed', curator: own }, true],
    ['?list=mine', { state: 'claimed', curator: MARIA }, false],
    ['?list=mine', { assignee: own }, true],
    ['?list=mine', {}, false],
    ['?list=all', { state: 'claimed', curator: MARIA }, true],
    ['?list=all', { state: 'resolved' }, false],
    ['?list=team', { state: 'claimed', curator: MARIA }, true],
    ['?list=team', { state: 'claimed', curator: MARIA, team: 'mentors' }, false],
    ['?team=mentors', {}, false],
    ['?course=rust', { course: 'rust' }, true],
    ['?class=study&reason=no-evidence', { questionClass: 'study', reason: 'no-evidence' }, true],
    ['?class=study&reason=no-evidence', { questionClass: 'study' }, false],
  ])('%s with %j: %s', (search, change, wanted) => {
    expect(belongs(anItem('a', change), read(search), 'me', ['curators'])).toBe(wanted);
  });
});
