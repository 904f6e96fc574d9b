// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Memory } from '../common/memory.js';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

describe('what the browser keeps', () => {
  test('is read as it was written', () => {
    const memory = new Memory('pk_a');
    memory.write('draft:new', 'half a question');

    expect(memory.read('draft:new')).toBe('half a question');
    expect(Object.keys(localStorage)).toEqual(['opora:pk_a:draft:new']);
  });

  test('is forgotten with log-out, of this school only', () => {
    const [one, other] = [new Memory('pk_a'), new Memory('pk_ab')];
    one.write('s1:draft:new', 'mine');
    one.setLook({ docked: true });
    other.write('s1:draft:new', 'of another school');
    localStorage.setItem('lms:cart', 'of the page');

    one.clear();

    expect(Object.keys(localStorage).sort()).toEqual(['lms:cart', 'opora:pk_ab:s1:draft:new']);
    expect(one.look()).toEqual({});
  });

  test.each([undefined, '', []])('is nothing when %j is written', nothing => {
    const memory = new Memory('pk_a');
    memory.write('draft:new', 'half a question');
    memory.write('draft:new', nothing);

    expect(localStorage).toHaveLength(0);
  });

  test('how it looks is changed in parts', () => {
    const memory = new Memory('pk_a');
    memory.setLook({ docked: true, size: 17 });

    expect(memory.setLook({ docked: false })).toEqual({ docked: false, size: 17 });
    expect(new Memory('pk_a').look()).toEqual({ docked: false, size: 17 });
  });

  test('that somebody else has spoilt is as if it were not there', () => {
    localStorage.setItem('opora:pk_a:look', '{broken');

    expect(new Memory('pk_a').look()).toEqual({});
  });
});

test.each(['getItem', 'setItem', 'removeItem'] as const)('a browser that bars %s stops nothing', name => {
  vi.spyOn(Storage.prototype, name).mockImplementation(() => {
    throw new DOMException('barred', 'SecurityError');
  });
  const memory = new Memory('pk_a');

  expect(() => {
    memory.write('draft:new', 'half a question');
    memory.write('draft:new', '');
    memory.look();
  }).not.toThrow();
});

test('a browser without a store at all stops nothing', () => {
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('barred', 'SecurityError');
  });
  const memory = new Memory('pk_a');

  expect(() => memory.setLook({ docked: true })).not.toThrow();
  expect(() => memory.clear()).not.toThrow();
  expect(memory.look()).toEqual({});
});
