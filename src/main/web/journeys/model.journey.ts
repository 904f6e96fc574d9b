// While the assistant writes with a model: what grows, what is taken back, what is dropped.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomeOf } from './asker.js';
import { Desk } from './desk.js';
import { kill, ScriptedModel, start, WITH_MODEL } from './server.js';
import { BASE, leaveStage, Student } from './stage.js';
import { Methodologist, Studio } from './studio.js';

const CERTIFICATE = 'Сколько баллов нужно, чтобы получить сертификат?';
const LONG = `Нужно набрать не меньше 70% от результата лучшего студента [1]. ${'Оценки считаются по всем заданиям курса [1]. '.repeat(20)}`;

afterAll(leaveStage);

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

  test('when the tokens of the day are used up, answers are quotes and the studio says so on every page', async () => {
    const administrator = await Methodologist.signsIn('pavel');
    const limit = (school: number | null) =>
      administrator.call('PUT', '/schools/current/settings', { limits: school && { tokensPerDay: { school } } });
    await limit(1);
    try {
      model.says('Нужно набрать не меньше 70% от результата лучшего студента [1].', 10, 5);
      for (let asked = 0; asked < 2; asked++) {
        const student = await (await Student.arrives()).opens();
        await student.asks(CERTIFICATE);
        await student.answered();
        await student.leaves();
      }
      const studio = await Studio.opens({ who: 'pavel', width: 390, height: 844 });
      await studio.part('.spent').filter({ hasText: 'Токены школы на сегодня израсходованы' }).waitFor();
      await studio.shot('spent-390');
      expect(await studio.violations()).toEqual([]);
      await studio.part('.spent').getByRole('link', { name: 'Лимиты' }).click();
      await studio.part('.tag.danger').filter({ hasText: 'израсходован' }).waitFor();
    } finally {
      await limit(null);
    }
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

  test('the inspector tells each call, and why the words were not said', async () => {
    model.says('Нужно ровно 12345 баллов, это точно [1].', 10, 5);
    const { answer } = await outcomeOf(CERTIFICATE);
    for (const [width, scheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      const studio = await Studio.opens({ path: `answers/${answer}`, width, height: 900, scheme });
      await studio.part('[data-part=calls] summary').click();

      expect(await studio.part('[data-part=calls] li').filter({ hasText: 'ответила' }).count()).toBe(2);
      expect(await studio.part('[data-step=writing]').textContent()).toContain('Отброшен текст модели');
      expect(await studio.part('[data-part=calls]').textContent()).toContain('answer.ru@');
      expect(await studio.violations()).toEqual([]);
      await studio.part('[data-step=writing]').scrollIntoViewIfNeeded();
      await studio.shot(`inspector-calls-${width}`);
    }
  });

  test('a person who joins while it writes drops what it writes: nothing of it stays with student or curator', async () => {
    model.says(`Зимородок живёт у воды [1]. ${'Зимородок ныряет за рыбой [1]. '.repeat(20)}`, 60, 150);
    const student = await (await Student.arrives()).opens();
    const begun = student.page.waitForResponse(
      one => one.url().endsWith('/api/v1/conversations') && one.request().method() === 'POST',
    );
    await student.asks(CERTIFICATE);
    const { id } = (await (await begun).json()) as { id: string };
    const desk = await Desk.opens({ search: `?conversation=${id}` });
    await student.page.locator('opora-widget .growing', { hasText: 'Зимородок' }).waitFor();
    await desk.transcript.locator('.growing', { hasText: 'Зимородок' }).waitFor();

    await desk.page.getByRole('button', { name: 'Вступить' }).click();
    expect(model.writing).toBeGreaterThan(0);
    await desk.page.locator('.claim-bar .main').click();
    await desk.field.waitFor();
    await student.page.locator('opora-widget .head').getByText('Олег').waitFor();
    await expect.poll(() => model.writing, { timeout: 20_000 }).toBe(0);
    await desk.replies('Отвечу сам: 70%.');
    await student.page.locator('opora-widget .by-curator', { hasText: 'Отвечу сам' }).waitFor();

    expect(await student.panel.innerHTML()).not.toContain('Зимородок');
    expect(await desk.page.locator('op-desk').evaluate(one => one.shadowRoot!.innerHTML)).not.toContain('Зимородок');
    await student.page.reload();
    await student.opens();
    await student.page.locator('opora-widget .by-curator', { hasText: 'Отвечу сам' }).waitFor();
    expect(await student.panel.innerHTML()).not.toContain('Зимородок');
    expect(desk.complaints).toEqual([]);
    await desk.leaves();
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
