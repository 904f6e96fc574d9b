// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused } from '../common/api.js';
import { Memory } from '../common/memory.js';
import { Outbox, type Outgoing } from '../desk/outbox.js';
import { aMessage } from './cast.js';

const memory = new Memory('desk:me');
const written = { handoffId: 'h1', text: 'hello', visibility: 'student' } as const;

function aWay() {
  return {
    post: vi.fn<(one: Outgoing) => Promise<ReturnType<typeof aMessage>>>(async () => aMessage(1)),
    sent: vi.fn(),
    refused: vi.fn(),
    changed: vi.fn(),
  };
}
const settled = () => new Promise(done => setTimeout(done));

beforeEach(() => memory.clear());

describe('a reply', () => {
  test('is sent once and forgotten', async () => {
    const way = aWay();
    const outbox = new Outbox(memory, way);

    outbox.send(written);
    await settled();

    expect(way.post).toHaveBeenCalledTimes(1);
    expect(way.sent).toHaveBeenCalledTimes(1);
    expect(outbox.all).toEqual([]);
  });

  test('keeps its number over a lost network and a reload', async () => {
    const lost = aWay();
    lost.post.mockRejectedValue(new Refused(0, {}));
    const before = new Outbox(memory, lost);
    const { clientId } = before.send(written);
    await settled();
    expect(before.of('h1')).toMatchObject([{ clientId, state: 'offline' }]);
    before.end();

    const way = aWay();
    new Outbox(memory, way).resendAll();
    await settled();

    expect(way.post.mock.calls.map(([one]) => one.clientId)).toEqual([clientId]);
    expect(memory.read('outbox')).toBeUndefined();
  });

  test('is not sent twice at a time', async () => {
    const way = aWay();
    const outbox = new Outbox(memory, way);

    outbox.send(written);
    outbox.resendAll();
    outbox.resendAll();
    await settled();

    expect(way.post).toHaveBeenCalledTimes(1);
  });

  test('that is refused for good goes back to its field', async () => {
    const way = aWay();
    const why = new Refused(409, { code: 'already-claimed' });
    way.post.mockRejectedValue(why);
    const outbox = new Outbox(memory, way);

    const one = outbox.send(written);
    await settled();

    expect(way.refused).toHaveBeenCalledWith(expect.objectContaining({ clientId: one.clientId, text: 'hello' }), why);
    expect(outbox.all).toEqual([]);
  });

  test.each([429, 503])('waits when the server is busy: %i', async status => {
    const way = aWay();
    way.post.mockRejectedValue(new Refused(status, {}));
    const outbox = new Outbox(memory, way);

    outbox.send(written);
    await settled();
    outbox.end();

    expect(outbox.all).toMatchObject([{ state: 'offline' }]);
  });
});

describe('a reply that crosses another', () => {
  test('waits to be looked at, then is sent anyway with the same number and nothing more to check', async () => {
    const way = aWay();
    way.post.mockRejectedValueOnce(new Refused(409, { code: 'newer-reply', seq: 7, name: 'Maria' } as never));
    const outbox = new Outbox(memory, way);
    const { clientId } = outbox.send({ ...written, seenSeq: 5 });
    await settled();
    expect(outbox.all).toMatchObject([{ state: 'newer', newer: { seq: 7, name: 'Maria' } }]);

    outbox.resendAll();
    await settled();
    expect(way.post).toHaveBeenCalledTimes(1);

    outbox.sendAnyway(outbox.all[0]!);
    await settled();
    expect(way.post.mock.calls[1]?.[0]).toMatchObject({ clientId });
    expect(way.post.mock.calls[1]?.[0]).not.toHaveProperty('seenSeq');
  });
});
