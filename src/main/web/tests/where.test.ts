import { describe, expect, test } from 'vitest';
import { read, write } from '../desk/where.js';

describe('the address', () => {
  test.each([
    '?',
    '?list=mine',
    '?team=mentors&reason=no-evidence&handoff=h1',
    '?list=search&curator=s1&rating=down&query=refund',
    '?handoff=h1&facts',
    '?conversation=c1',
  ])('%s says where one is, and is said again the same', search => {
    const again = new URLSearchParams(write(read(search)));

    expect([...again].sort()).toEqual([...new URLSearchParams(search)].sort());
  });

  test('keeps what is not the desk’s', () => {
    expect(write({ ...read(''), list: 'all' }, '?theme=dark&list=mine')).toBe('?theme=dark&list=all');
  });

  test('that names no list of ours is the queue', () => {
    expect(read('?list=elsewhere').list).toBe('queue');
  });
});
