// An answer that waits for a curator: sent, edited or rejected with one key, held back where it gives too much away.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Asker, everyAnswerWaits } from './asker.js';
import { Curator, type Desk } from './desk.js';
import { desks } from './desks.js';

const CERTIFICATE = 'Сколько баллов нужно, чтобы получить сертификат?';
const atTheDesk = desks();

describe('a draft', () => {
  let restore: () => Promise<unknown> = async () => undefined;
  beforeEach(async () => {
    restore = await everyAnswerWaits('organisational');
  });
  afterEach(() => restore());

  async function opened(): Promise<[Desk, Asker]> {
    const student = await Asker.asks(CERTIFICATE, false);
    const desk = await atTheDesk();
    await desk.chooses('сертификат');
    await desk.draft.waitFor();
    return [desk, student];
  }

  test('goes with one key, and the verdict is asked in a quiet line', async () => {
    const [desk, student] = await opened();
    const draft = await desk.page.locator('.draft-text').innerText();
    await desk.shot('desk-draft');

    await desk.page.keyboard.press('a');

    await desk.page.locator('.verdict').waitFor();
    expect((await student.reads()).join().replace(/\W+/gu, '')).toContain(draft.slice(0, 20).replace(/\W+/gu, ''));
    await desk.page.locator('.verdict button').first().click();
    await expect.poll(() => desk.page.locator('.verdict').count()).toBe(0);
  });

  test('is edited with one key: the student sees the edit and nothing else', async () => {
    const [desk, student] = await opened();

    await desk.page.keyboard.press('e');
    await expect.poll(() => desk.field.inputValue()).toContain('70');
    await desk.field.fill('Нужно семьдесят процентов.');
    await desk.page.keyboard.press('Control+Enter');

    await expect.poll(() => student.reads()).toContain('Нужно семьдесят процентов.');
    expect((await student.reads()).filter(text => /70\s?%/.test(text))).toEqual([]);
  });

  test('is rejected with one key and one choice; the student sees nothing of it', async () => {
    const [desk, student] = await opened();

    await desk.page.keyboard.press('x');
    await desk.page.locator('.whys button').first().click();

    await desk.field.waitFor();
    expect(await desk.draft.count()).toBe(0);
    expect((await student.reads()).filter(text => /70\s?%/.test(text))).toEqual([]);
  });

  /** The server makes no such draft today; the desk must not depend on it. */
  test('that gives too much away wants a second press of A', async () => {
    const student = await Asker.asks(CERTIFICATE, false);
    const desk = await atTheDesk();
    await desk.page.route('**/api/v1/handoffs/*', async route => {
      const answer = await route.fetch();
      const packet = (await answer.json()) as object;
      await route.fulfill({ response: answer, json: { ...packet, checks: [{ name: 'leak', passed: false }] } });
    });
    const sent: string[] = [];
    desk.page.on('request', request => {
      if (request.url().endsWith('/draft/approval')) sent.push(request.url());
    });
    await desk.chooses('сертификат');
    await desk.draft.locator('.checks .failed').waitFor();

    await desk.page.keyboard.press('a');
    await desk.draft.locator('.sure').waitFor();
    await desk.shot('desk-draft-leak');
    expect(sent).toEqual([]);
    expect((await student.reads()).filter(text => /70\s?%/.test(text))).toEqual([]);
    await desk.page.keyboard.press('a');

    await desk.page.locator('.verdict').waitFor();
    expect(sent).toHaveLength(1);
    await desk.page.unrouteAll({ behavior: 'wait' });
  });

  test('that has changed meanwhile is read again, and what was written stays', async () => {
    const [desk, student] = await opened();
    const [igor, oleg] = [await Curator.signsIn('igor'), await Curator.signsIn()];
    const id = new URL(desk.page.url()).searchParams.get('handoff');
    await desk.page.keyboard.press('e');
    await expect.poll(() => desk.field.inputValue()).toContain('70');
    await desk.field.fill('Нужно семьдесят процентов.');
    // The lead is faster than the press, slower than what the page knows.
    await desk.page.route(
      '**/draft/approval',
      async route => {
        await igor.call('POST', `/handoffs/${id}/assignment`, { curator: oleg.id });
        await route.continue();
      },
      { times: 1 },
    );

    await desk.page.keyboard.press('Control+Enter');
    await desk.page.locator('.strip.danger', { hasText: 'Обращение изменилось' }).waitFor();
    expect(await desk.field.inputValue()).toBe('Нужно семьдесят процентов.');
    expect(await student.reads()).not.toContain('Нужно семьдесят процентов.');
    await desk.page.keyboard.press('Control+Enter');

    await expect.poll(() => student.reads()).toContain('Нужно семьдесят процентов.');
  });
});
