// Nothing is lost and nothing is doubled: reloads, lost networks, two tabs, ended sessions, a server that dies.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kill, ScriptedModel, start, WITH_MODEL } from './server.js';
import { BASE, Curator, leaveStage, mark, Student } from './stage.js';

const CERTIFICATE = 'Сколько баллов нужно, чтобы получить сертификат?';
const NO_ACCESS = 'Пишет no access, что делать?';
const ABSENT = 'Есть ли скидка для многодетных семей?';
const LONG = `Нужно набрать не меньше 70% от результата лучшего студента [1]. ${'Оценки считаются по всем заданиям курса [1]. '.repeat(20)}`;

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

describe('with a model', () => {
  const model = new ScriptedModel();
  beforeAll(async () => {
    await model.opens();
    kill();
    await start(WITH_MODEL);
  });
  afterAll(async () => {
    await model.closes();
    kill();
    await start();
  });

  test('the answer grows in its place: nothing that is read moves', async () => {
    model.says(LONG, 60, 25);
    const student = await (await Student.arrives()).opens();
    await student.page.evaluate(() => {
      const shifts = { sum: 0 };
      Object.assign(window, { shifts });
      new PerformanceObserver(list => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
          if (!entry.hadRecentInput) shifts.sum += entry.value;
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await student.asks(CERTIFICATE);
    const growing = student.page.locator('opora-widget .growing');
    await growing.waitFor();
    const question = student.page.locator('opora-widget .by-student').last();
    // What moved before is the field, which grew with the question and is small again.
    await student.page.evaluate(() => {
      (window as unknown as { shifts: { sum: number } }).shifts.sum = 0;
    });
    const before = { question: await question.boundingBox(), field: await student.field.boundingBox() };
    await student.shot('streaming');
    await student.answered();
    const after = { question: await question.boundingBox(), field: await student.field.boundingBox() };

    expect(after).toEqual(before);
    expect(await student.page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum)).toBe(0);
    expect(await growing.count()).toBe(0);
    await student.page.getByRole('button', { name: '↓ Ниже' }).click();
    await student.leaves();
  });

  test('who has scrolled up stays there while the answer grows, and comes back by one press', async () => {
    model.says(LONG, 60, 50);
    const student = await (await Student.arrives({ height: 520 })).opens();
    await student.asks(CERTIFICATE);
    await student.page.locator('opora-widget .growing').waitFor();
    const scroll = student.page.locator('opora-widget .scroll');
    const below = student.page.getByRole('button', { name: '↓ Ниже' });
    await below.waitFor();
    await scroll.hover();
    await student.page.mouse.wheel(0, 60);
    await student.page.waitForTimeout(200);
    const before = await scroll.evaluate(one => one.scrollTop);
    await student.answered();

    expect(Math.abs((await scroll.evaluate(one => one.scrollTop)) - before)).toBeLessThanOrEqual(1);
    await below.click();
    await expect.poll(() => below.count()).toBe(0);
    await student.leaves();
  });

  test('a reload in the middle of an answer loses neither the question nor the answer', async () => {
    model.says(LONG, 60, 60);
    const student = await (await Student.arrives()).opens();
    await student.asks(CERTIFICATE);
    await student.page.locator('opora-widget .growing').waitFor();

    await student.page.reload();
    await student.opens();
    await student.answered();
    expect(await student.answers.count()).toBe(1);
    expect(await student.page.locator('opora-widget .by-student').count()).toBe(1);
    await student.leaves();
  });

  test('a server that is killed in the middle of an answer answers when it is back', async () => {
    model.says(LONG, 60, 80);
    const student = await (await Student.arrives()).opens();
    await student.asks(CERTIFICATE);
    await student.page.locator('opora-widget .growing').waitFor();

    kill();
    model.says(LONG, 10, 5);
    await student.page.getByText('Нет связи').first().waitFor();
    await start(WITH_MODEL);

    await student.page
      .locator('opora-widget .rows > li.by-assistant:has(time), opora-widget .notice')
      .first()
      .waitFor({ timeout: 60_000 });
    await expect.poll(() => student.page.locator('opora-widget .bar').count(), { timeout: 10_000 }).toBe(0);
    expect(await student.page.locator('opora-widget .by-student').count()).toBe(1);
    await student.leaves();
  });

  test('words that fail a check are taken back and never come again', async () => {
    model.says('Нужно ровно 12345 баллов, это точно [1].', 10, 60);
    const student = await (await Student.arrives()).opens();
    await student.asks(CERTIFICATE);
    await student.page.getByText('12345').first().waitFor();
    await student.page
      .locator('opora-widget .rows > li.by-assistant:has(time), opora-widget .notice')
      .first()
      .waitFor();

    expect(await student.panel.innerHTML()).not.toContain('12345');
    await student.leaves();
  });

  test('hostile words are only words, while they come and after', async () => {
    const hostile =
      'Нужно набрать 70% [1]. <img src=x onerror="window.hit=1"> <script>window.hit=1</script> [ссылка](javascript:window.hit=1) ![след](https://evil.example/pixel.png) \u202egnp.exe [7]';
    model.says(hostile, 12, 40);
    const student = await (await Student.arrives()).opens();
    const foreign: string[] = [];
    student.page.on('request', request => {
      if (!request.url().startsWith(BASE) && !request.url().startsWith('data:')) foreign.push(request.url());
    });
    await student.asks(`${CERTIFICATE} <b onclick="window.hit=1">жирно</b> ${'ы'.repeat(3000)}`);
    await student.page
      .locator('opora-widget .rows > li.by-assistant:has(time), opora-widget .notice')
      .first()
      .waitFor();

    expect(await student.page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
    expect(foreign).toEqual([]);
    const links = student.page.locator(
      'opora-widget a[href^="javascript"], opora-widget .rows img, opora-widget .rows script, opora-widget .rows [onclick]',
    );
    expect(await links.count()).toBe(0);
    await student.leaves();
  });
});
