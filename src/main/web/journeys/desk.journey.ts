// What a curator goes through at the desk: taking, replying, working beside others.
import { describe, expect, test } from 'vitest';
import { Asker } from './asker.js';
import { Curator } from './desk.js';
import { desks } from './desks.js';
import { mark, Student } from './stage.js';

const CERTIFICATE = 'Сколько баллов нужно, чтобы получить сертификат?';
const atTheDesk = desks();

describe('by keyboard alone', () => {
  test('one takes a handoff and replies, with the Russian layout on', async () => {
    const about = mark();
    const student = await Asker.asks(`Когда вебинар ${about}?`);
    const desk = await atTheDesk();
    await desk.row(about).waitFor();
    // The letters that a Russian layout has on the same keys.
    const press = (code: string, key: string) =>
      desk.page.evaluate(
        ([c, k]) => {
          let at: Element | null = document.activeElement;
          while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
          (at ?? document.body).dispatchEvent(
            new KeyboardEvent('keydown', { code: c!, key: k!, bubbles: true, composed: true, cancelable: true }),
          );
        },
        [code, key],
      );

    await press('KeyJ', 'о');
    await desk.page.keyboard.press('Enter');
    await desk.page.locator('.claim-bar').waitFor();
    await press('KeyC', 'с');
    await desk.field.waitFor();
    await press('KeyR', 'к');
    await expect.poll(() => desk.field.evaluate(field => field.matches(':focus'))).toBe(true);
    await desk.page.keyboard.type('Завтра в девять: r c x d.');
    await desk.page.keyboard.press('Control+Enter');

    await desk.transcript.locator('.by-curator', { hasText: 'Завтра в девять: r c x d.' }).waitFor();
    expect(await student.reads()).toContain('Завтра в девять: r c x d.');
    expect(await desk.field.inputValue()).toBe('');
  });

  test('keys can be switched off, and stay so', async () => {
    const about = mark();
    await Asker.asks(`Вопрос ${about}`);
    const desk = await atTheDesk();
    await desk.chooses(about);
    await desk.page.locator('.rail button[aria-label="Настройки"]').click();
    const kept = desk.page.waitForResponse(
      one => one.url().endsWith('/me/preferences') && one.request().method() === 'PUT',
    );
    await desk.page.locator('wa-switch', { hasText: 'Клавиши' }).click({ position: { x: 12, y: 10 } });
    await kept;
    await desk.page.keyboard.press('Escape');
    await expect.poll(() => desk.page.locator('wa-dialog').count()).toBe(0);

    await desk.page.keyboard.press('c');
    await desk.page.waitForTimeout(500);

    expect(await desk.field.count()).toBe(0);
    await (await Curator.signsIn()).call('PUT', '/me/preferences', { keys: true });
  });
});

describe('two curators', () => {
  test('claim at once: one has it, the other sees the name within a second', async () => {
    const about = mark();
    await Asker.asks(`Кто ответит про ${about}?`);
    const [oleg, nina] = await Promise.all([atTheDesk(), atTheDesk({ who: 'nina' })]);
    await oleg.chooses(about);
    await nina.chooses(about);

    const desks = [oleg, nina];
    const clicked = Promise.all(
      desks.map(desk =>
        desk.page
          .locator('.talk-head .main')
          .click({ timeout: 3000 })
          .catch(() => undefined),
      ),
    );
    await Promise.any(desks.map(desk => desk.field.waitFor()));
    const began = Date.now();
    await Promise.any(desks.map(desk => desk.page.locator('.read-only').waitFor()));
    const tookMs = Date.now() - began;
    await clicked;

    const has = await Promise.all(desks.map(desk => desk.field.count()));
    const [winner, loser] = has[0] ? ['Олег', nina] : ['Нина', oleg];
    expect(has.sort()).toEqual([0, 1]);
    expect(await loser.page.locator('.read-only').textContent()).toContain(winner);
    expect(tookMs).toBeLessThan(1000);
  });

  test('a row that is claimed elsewhere says so in its place, then leaves', async () => {
    const about = mark();
    await Asker.asks(`Первый ${about}`);
    const desk = await atTheDesk({ who: 'nina' });
    await desk.row(about).waitFor();

    await (await Curator.signsIn()).claims(about);

    await desk.row(about).locator('em', { hasText: 'ведёт Олег' }).waitFor({ timeout: 20_000 });
    await expect.poll(() => desk.row(about).count(), { timeout: 8000 }).toBe(0);
  });

  test('what was written is kept when the handoff goes to another', async () => {
    const about = mark();
    await Asker.asks(`Верните доступ ${about}`);
    const desk = await atTheDesk();
    await desk.chooses(about);
    await desk.page.locator('.talk-head .main').click();
    await desk.field.fill('Почти готовый ответ');
    const item = await (await Curator.signsIn()).call<{ items: { id: string }[] }>(
      'GET',
      '/handoffs?state=claimed&mine=true',
    );

    await (await Curator.signsIn()).call('POST', `/handoffs/${item.items[0]!.id}/transfer`, {
      team: 'mentors',
      note: 'вам',
    });
    await desk.page.locator('.claim-bar').waitFor();
    await desk.page.locator('.claim-bar button').click();

    await expect.poll(() => desk.field.inputValue()).toBe('Почти готовый ответ');
  });
});

test('a list under the pointer does not move; newcomers wait behind a pill', async () => {
  const [first, second] = [mark(), mark()];
  await Asker.asks(`Первый ${first}`);
  const desk = await atTheDesk();
  await desk.row(first).hover();

  await Asker.asks(`Второй ${second}`);
  await desk.page.locator('.newcomers').waitFor({ timeout: 20_000 });

  expect(await desk.rows.count()).toBe(1);
  expect(await desk.page.locator('.newcomers').textContent()).toContain('1 новое');
  await desk.page.locator('.newcomers').click();
  await desk.row(second).waitFor();
});

test('a note is drawn as one and never reaches the student', async () => {
  const about = mark();
  const student = await (await Student.arrives()).opens();
  await student.asks(`Позовите человека, пожалуйста: ${about}`);
  await student.page.locator('opora-widget .notice').waitFor();
  const desk = await atTheDesk();
  await desk.chooses(about);
  await desk.page.locator('.talk-head .main').click();
  await desk.field.waitFor();
  await desk.page.locator('.talk-head h2').focus();

  await desk.page.keyboard.press('n');
  await desk.page.locator('.reply[data-mode=note]').waitFor();
  await desk.shot('desk-note');
  await desk.page.keyboard.type('Проверить оплату');
  await desk.page.getByRole('button', { name: 'Сохранить заметку' }).click();
  await desk.transcript.locator('.row.note', { hasText: 'Проверить оплату' }).waitFor();
  await desk.page.locator('.modes button').first().click();
  await desk.field.fill('Уже смотрим.');
  await desk.page.keyboard.press('Control+Enter');

  await student.page.locator('opora-widget .by-curator', { hasText: 'Уже смотрим.' }).waitFor();
  expect(await student.panel.innerText()).not.toContain('Проверить оплату');
  await student.leaves();
});

test('what an answer rests on stands beside it and leads to how it came about; the packet says once what was asked', async () => {
  const about = mark();
  const student = await Asker.asks(CERTIFICATE, false);
  await expect
    .poll(async () => (await student.reads()).some(text => /70\s?%/.test(text)), { timeout: 15_000 })
    .toBe(true);
  await student.says(`Личный кабинет ${about} показывает ошибку 502 после оплаты картой.`);
  await student.calls();
  await student.says('Сколько ждать?');
  const desk = await atTheDesk();
  await desk.takes('Мария');

  const answer = desk.transcript.locator('.by-assistant').first();
  const facts = answer.locator('.staff-facts');
  await facts.filter({ hasText: /уверенность 0,\d\d · проверок пройдено: \d+ · Почему так\?/ }).waitFor();
  const link = facts.getByRole('link', { name: 'Почему так?' });
  const { messages } = (await student.sees()) as unknown as { messages: { id: string; author: { kind: string } }[] };
  const answered = messages.find(message => message.author.kind === 'assistant')!;
  expect(await link.getAttribute('href')).toBe(`/studio/answers/${answered.id}`);
  expect(await link.getAttribute('target')).toBe('_blank');
  expect(await desk.transcript.locator('.by-student .why-link, .by-curator .why-link').count()).toBe(0);
  await desk.page.locator('.facts .opening', { hasText: `${about} показывает ошибку 502` }).waitFor();
  expect(await desk.page.locator('.facts .telling li').allTextContents()).toEqual([CERTIFICATE]);
  expect(await desk.violations()).toEqual([]);
  await desk.shot('desk-facts');
});

test('under the strictest policy nothing is refused, and nothing comes from elsewhere', async () => {
  const about = mark();
  await Asker.asks(`Про ${about}`);
  const desk = await atTheDesk();
  const elsewhere: string[] = [];
  desk.page.on('request', request => {
    if (new URL(request.url()).origin !== new URL(desk.page.url()).origin) elsewhere.push(request.url());
  });
  await desk.page.route('**/desk/', async route => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      headers: { ...answer.headers(), 'content-security-policy': "default-src 'self'" },
    });
  });
  await desk.page.reload();
  await desk.chooses(about);
  await desk.page.locator('.talk-head .main').click();
  await desk.field.waitFor();
  await desk.page.locator('.talk-head wa-dropdown button').click();
  await desk.page.locator('.talk-head wa-dropdown-item').first().waitFor();
  await desk.page.keyboard.press('Escape');
  await desk.page.locator('.talk-head .press', { hasText: 'Передать' }).click();
  await desk.page.locator('wa-dialog select').waitFor();
  const drawn = await desk.page.locator('wa-dialog').evaluate(dialog => {
    const icon = dialog.shadowRoot!.querySelector('wa-icon')!.shadowRoot!.querySelector('use')!;
    return icon.getBoundingClientRect().width;
  });

  expect(drawn).toBeGreaterThan(4);
  expect(elsewhere).toEqual([]);
  expect(desk.complaints).toEqual([]);
});
