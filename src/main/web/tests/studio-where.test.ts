// The studio's addresses: every place has one, and every one leads back to its place.
import { describe, expect, test } from 'vitest';
import type { Route } from '../studio/routes.js';
import { address, read } from '../studio/where.js';

const route = (path: string, page: string): Route => ({ path, page, roles: [], load: () => Promise.resolve() });
const ROUTES = [route('', 'knowledge'), route('articles/:id', 'article'), route('articles/:id/revisions', 'revisions')];

describe('an address', () => {
  test.each([
    [['articles', 'handbook:certificate'], 'article', { id: 'handbook:certificate' }],
    [['articles', 'a~b.c/d?e'], 'article', { id: 'a~b.c/d?e' }],
    [['articles', '\u0434\u0432\u0430', 'revisions'], 'revisions', { id: '\u0434\u0432\u0430' }],
    [[], 'knowledge', {}],
  ])('leads to its page: %j', (steps, page, params) => {
    const place = read(ROUTES, address(steps));

    expect(place?.route.page).toBe(page);
    expect(place?.params).toEqual(params);
  });

  test('keeps what is asked for and leaves out what is not', () => {
    const [path, search] = address(['articles', 'x'], { n: '2', other: undefined }).split('?');

    expect(read(ROUTES, path!, `?${search}`)?.query.get('n')).toBe('2');
    expect(search).toBe('n=2');
  });

  test.each(['/studio/unknown', '/studio/articles', '/studio/articles/a/b/c', '/desk/', '/studio/articles/%E0%A4%A'])(
    'without a page is nowhere: %s',
    path => {
      expect(read(ROUTES, path)).toBeNull();
    },
  );

  test('may lack its last stroke', () => {
    expect(read(ROUTES, '/studio')?.route.page).toBe('knowledge');
  });
});
