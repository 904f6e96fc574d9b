// Nothing is lost and nothing is doubled: lost networks, two tabs, ended sessions, too many questions.
import { afterAll, describe, expect, test } from 'vitest';
import { Curator } from './desk.js';
import { leaveStage, mark, Student } from './stage.js';

const CERTIFICATE = 'Сколько баллов нужно, чтобы получить сертификат?';
const NO_ACCESS = 'Пишет no access, что делать?';
const ABSENT = 'Есть ли скидка для многодетных семей?';

afterAll(leaveStage);

describe('the network', () => {
  test('goes for a while: what was written waits, what was missed comes once and in order', async () => {
    const student = await (await Student.arrives()).opens();
    const words = mark();
    await student.asks(`${ABSENT} ${words}`);
    await student.page.locator('opora-widget .notice').waitFor();
    const curator = await Curator.signsIn();
    const item = await curator.claims(words);
    await student.page.locator('opora-widget .head').getByText(curator.name).waitFor();

    await student.page.context().setOffline(true);
    await student.asks('А если семья в другом городе?');
    await student.page.getByText('Нет связи. Сообщение отправится').waitFor();
    await student.shot('offline');
    for (let n = 1; n <= 5; n++) await curator.replies(item, `Ответ номер ${n}`);
    await student.page.waitForTimeout(20_000);
    await student.page.context().setOffline(false);

    const replies = student.page.locator('opora-widget .by-curator .body');
    await expect
      .poll(() => replies.allInnerTexts(), { timeout: 4000 })
      .toEqual([1, 2, 3, 4, 5].map(n => `Ответ номер ${n}`));
    await expect
      .poll(() => student.page.locator('opora-widget .offline, opora-widget .sending, opora-widget .bar').count(), {
        timeout: 4000,
      })
      .toBe(0);
    const mine = await student.page.locator('opora-widget .by-student .body').allInnerTexts();
    expect(mine.filter(text => text.includes('другом городе'))).toHaveLength(1);
    await student.leaves();
  });
});

describe('tabs', () => {
  test('of one student share one stream, and each shows what the other said', async () => {
    const one = await (await Student.arrives()).opens();
    await one.asks(CERTIFICATE);
    await one.answered();
    const two = await Student.arrives({ context: one.page.context(), student: one.name });
    const streams: string[] = [];
    two.page.on('request', request => {
      if (request.url().endsWith('/events')) streams.push(request.url());
    });
    await two.opens();
    await two.answered();

    await two.asks(NO_ACCESS);
    await two.answered(2);
    await one.answered(2);
    expect(streams).toEqual([]);

    await one.page.close();
    await expect.poll(() => streams.length, { timeout: 5000 }).toBe(1);
    await two.asks('Какой пароль от чата с помощником?');
    await two.answered(3);
    await two.leaves();
  });
});

describe('a session', () => {
  test('that ends is renewed unseen', async () => {
    const student = await (await Student.arrives()).opens();
    await student.asks(CERTIFICATE);
    await student.answered();
    let refused = 0;
    await student.page.route('**/api/v1/conversations/*/messages', async route => {
      if (refused++) return route.continue();
      await route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"code":"token-expired"}' });
    });
    const entered = student.page.waitForResponse('**/api/v1/widget/sessions');

    await student.asks(NO_ACCESS);
    expect((await entered).status()).toBe(201);
    await student.answered(2);
    expect(await student.page.locator('opora-widget .bar').count()).toBe(0);
    await student.leaves();
  });

  test('that cannot be renewed keeps the draft and says so', async () => {
    const student = await (await Student.arrives()).opens();
    await student.asks(CERTIFICATE);
    await student.answered();
    await student.page.route('**/demo/student', route => route.fulfill({ status: 403, body: '' }));
    await student.page.route('**/api/v1/conversations/**', route =>
      route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"code":"token-expired"}' }),
    );
    await student.asks('Мой длинный вопрос');
    const bar = student.page.locator('opora-widget .bar');
    await bar.waitFor();
    expect(await bar.innerText()).toContain('Сессия закончилась');
    await student.field.fill('Черновик, который жалко');
    await student.shot('expired');

    await student.page.unrouteAll();
    await student.page.reload();
    await student.opens();
    await student.answered();
    expect(await student.field.inputValue()).toBe('Черновик, который жалко');
    await student.page.locator('opora-widget .by-student', { hasText: 'Мой длинный вопрос' }).waitFor();
    await student.leaves();
  });

  test('leaves nothing behind when the student logs out, and shows the next one nothing of it', async () => {
    const student = await (await Student.arrives()).opens();
    await student.asks(CERTIFICATE);
    await student.answered();
    await student.field.fill('черновик первого');
    await student.page.evaluate(() =>
      (window as unknown as { Opora: (call: string) => Promise<void> }).Opora('shutdown'),
    );

    expect(await student.page.locator('opora-widget').count()).toBe(0);
    expect(
      await student.page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('opora:'))),
    ).toEqual([]);

    await student.page.getByRole('button', { name: 'Начать заново' }).click();
    await student.opens();
    expect(await student.rows.count()).toBe(0);
    expect(await student.field.inputValue()).toBe('');
    await student.leaves();
  });
});

test('too many questions: a countdown, then the same message goes', async () => {
  const student = await (await Student.arrives()).opens();
  await student.asks(CERTIFICATE);
  await student.answered();
  const sent: string[] = [];
  await student.page.route('**/api/v1/conversations/*/messages', async route => {
    sent.push(route.request().postDataJSON().clientId);
    if (sent.length > 1) return route.continue();
    const headers = { 'Retry-After': '3', 'Access-Control-Expose-Headers': 'Retry-After' };
    await route.fulfill({
      status: 429,
      headers,
      contentType: 'application/problem+json',
      body: '{"code":"too-many-messages"}',
    });
  });
  await student.asks(NO_ACCESS);
  const row = student.page.locator('opora-widget .by-student.failed');
  await row.getByText(/Можно продолжить через [123] с/).waitFor();
  const again = row.getByRole('button', { name: 'Повторить' });
  expect(await again.isDisabled()).toBe(true);
  expect(await student.call.isEnabled()).toBe(true);
  await expect.poll(() => again.isEnabled(), { timeout: 6000 }).toBe(true);
  await again.click();
  await student.answered(2);
  expect(new Set(sent).size).toBe(1);
  await student.leaves();
});
