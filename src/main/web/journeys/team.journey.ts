// Several people at one desk: handing on and back, calling one another, a promise that breaks, a shift that ends.
import { afterEach, expect, test } from 'vitest';
import { Asker } from './asker.js';
import { Curator, type Desk } from './desk.js';
import { desks } from './desks.js';
import { BASE, mark } from './stage.js';

const desk = desks(['oleg', 'nina']);
const atTheDesk = (who: string): Promise<Desk> => desk({ who });

/** The demo's clock, in minutes ahead of the true one. */
const clock = (minutes: number) =>
  fetch(`${BASE}/demo/clock`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ minutes }),
  });

afterEach(() => clock(0));

async function hands(desk: Desk, to: string, note: string): Promise<void> {
  await desk.page
    .getByRole('button', { name: /^Передать/ })
    .first()
    .click();
  const receiver = desk.page.locator('select[name=to]');
  const value = await receiver.locator('option', { hasText: to }).getAttribute('value');
  await receiver.selectOption(value!);
  await desk.page.locator('textarea[name=note]').fill(note);
  await desk.page.locator('form.dialog button[type=submit]').click();
}

test('two curators and three students: one handoff goes to a colleague and back, the others stay where they are', async () => {
  const [first, second, third] = [mark(), mark(), mark()];
  const student = await Asker.asks(`Первый ${first}`);
  await Asker.asks(`Второй ${second}`);
  await Asker.asks(`Третий ${third}`);
  const oleg = await atTheDesk('oleg');
  const nina = await atTheDesk('nina');
  await oleg.chooses(first);
  await oleg.page.locator('.talk-head .main').click();
  await nina.chooses(second);
  await nina.page.locator('.talk-head .main').click();
  await nina.field.waitFor();

  await hands(oleg, 'Нина', 'посмотри, пожалуйста');
  await oleg.page.locator('.read-only').waitFor();
  await nina.page.goto(`${BASE}/desk/?list=mine`);
  await nina.chooses(first);
  await nina.field.fill('Уже смотрю');
  await nina.page.keyboard.press('Control+Enter');
  await nina.transcript.locator('.by-curator', { hasText: 'Уже смотрю' }).waitFor();
  await hands(nina, 'Олег', 'возвращаю');

  await oleg.field.waitFor();
  await oleg.transcript.locator('.note', { hasText: 'возвращаю' }).waitFor();
  expect(await student.reads()).toContain('Уже смотрю');
  expect(await student.reads()).not.toContain('возвращаю');
  await oleg.row(third).waitFor();
});

test('a promise that breaks is told to the lead, once, and the handoff says so', async () => {
  const about = mark();
  await Asker.asks(`Когда ответят ${about}?`);
  const lead = await atTheDesk('igor');
  await lead.row(about).waitFor();

  await clock(61);

  const notice = lead.page.locator('.bar.ask', { hasText: about });
  await notice.filter({ hasText: 'Нужен старший куратор' }).waitFor({ timeout: 20_000 });
  const igor = await Curator.signsIn('igor');
  const { id } = await igor.finds(about);
  const { breached, events } = await igor.call<{ breached: boolean; events: { kind: string }[] }>(
    'GET',
    `/handoffs/${id}`,
  );
  expect(breached).toBe(true);
  // Whom it is meant for may change meanwhile.
  const told = events.map(event => event.kind).filter(kind => kind !== 'assigned');
  expect(told).toEqual(['queued', 'breached', 'escalated']);
});

test('given back to the assistant, it answers the next question', async () => {
  const about = mark();
  const student = await Asker.asks(`Позовите куратора ${about}`);
  const desk = await atTheDesk('oleg');
  await desk.chooses(about);
  await desk.page.locator('.talk-head .main').click();
  await desk.field.waitFor();

  await desk.page
    .getByRole('button', { name: /^Готово/ })
    .first()
    .click();
  await desk.page.locator('form.dialog button[type=submit]').click();
  await desk.page.locator('.read-only').waitFor();
  await student.says('Сколько баллов нужно, чтобы получить сертификат?');

  await expect
    .poll(async () => (await student.reads()).some(text => text.includes('70%')), { timeout: 15_000 })
    .toBe(true);
});

test('at the end of a shift what is owed goes on to a colleague, and both pages say so', async () => {
  const about = mark();
  const student = await Asker.asks(`Кто ответит про ${about}?`);
  const [igor, person] = [await Curator.signsIn('igor'), await Curator.signsIn()];
  // In the school's zone; a shift does not cross midnight.
  const near = (minutes: number) =>
    new Date(Date.now() + minutes * 60_000).toLocaleTimeString('ru', {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Europe/Moscow',
    });
  const ahead = near(0) > '23:45' ? 30 : 0;
  await clock(ahead);
  const day = [`00:00-${near(ahead + 3)}`];
  const week = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(one => [one, day]));
  await igor.call('PUT', `/desk/curators/${person.id}`, { hours: { week } });
  const oleg = await atTheDesk('oleg');
  await oleg.takes(about);
  const nina = await atTheDesk('nina');
  await nina.row(about).waitFor({ state: 'detached' });

  await clock(ahead + 4);
  await nina.row(about).waitFor({ timeout: 30_000 });
  await oleg.page.locator('.claim-bar').waitFor({ timeout: 20_000 });
  await oleg.transcript.locator('.line', { hasText: 'снова в очереди' }).waitFor();
  await oleg.shot('desk-shift-end');
  expect((await student.sees()).owner.kind).toBe('queue');
  await nina.takes(about);
  await nina.replies('Теперь веду я.');

  await expect.poll(() => student.reads()).toContain('Теперь веду я.');
  await oleg.page.locator('.read-only', { hasText: 'Нина' }).waitFor();
  await igor.call('PUT', `/desk/curators/${person.id}`, {});
});

test('a lead gives what one curator leads to another, by the key and by dragging its row', async () => {
  const about = mark();
  const student = await Asker.asks(`Кому это ${about}?`);
  const igor = await desk({ who: 'igor', search: '?list=team' });
  await igor.page.locator('.board .people').first().waitFor();
  await (await Curator.signsIn()).claims(about);
  await igor.row(about).locator('.why', { hasText: 'ведёт Олег' }).waitFor({ timeout: 20_000 });
  const leads = async () => (await student.sees()).owner.name;

  await igor.page.keyboard.press('j');
  await igor.page.keyboard.press('Shift+T');
  const receiver = igor.page.locator('select[name=to]');
  const option = receiver.locator('option', { hasText: 'Нина' });
  await receiver.selectOption((await option.getAttribute('value'))!);
  await igor.confirms();
  await expect.poll(leads).toBe('Нина Крылова');
  await expect.poll(() => igor.page.locator('.bulk').count()).toBe(0);

  await igor.row(about).locator('.why', { hasText: 'ведёт Нина' }).waitFor({ timeout: 20_000 });
  await igor.shot('desk-board');
  await igor
    .row(about)
    .locator('a')
    .dragTo(igor.page.locator('.board .people li', { hasText: 'Олег' }).first());

  await expect.poll(leads).toBe('Олег Ветров');
  await igor.row(about).locator('.why', { hasText: 'ведёт Олег' }).waitFor({ timeout: 20_000 });
});

test('a colleague is called by name in a note, by keyboard; a reply calls nobody and offers nobody', async () => {
  const about = mark();
  const student = await Asker.asks(`Можно пересдать ${about}?`);
  const nina = await atTheDesk('nina');
  const oleg = await atTheDesk('oleg');
  await oleg.takes(about);
  await oleg.field.pressSequentially('@Ни');
  expect(await oleg.page.locator('.mentions').count()).toBe(0);
  await oleg.replies('@Нина Крылова ответит');
  await oleg.transcript.locator('.by-curator', { hasText: 'ответит' }).waitFor();

  await oleg.page.locator('.modes button').nth(1).click();
  await oleg.field.pressSequentially('Смотри, @');
  const offered = oleg.page.locator('.mentions li');
  await expect.poll(() => offered.allTextContents()).toEqual(['@Нина Крылова', '@Игорь Савин']);
  const named = oleg.page.locator('.mentions li[aria-selected=true]');
  const names = await offered.allTextContents();
  await oleg.page.keyboard.press('ArrowDown');
  await expect.poll(() => named.allTextContents()).toEqual([names[1]]);
  await oleg.shot('desk-mention');
  expect(await oleg.violations()).toEqual([]);
  await oleg.page.keyboard.press('ArrowUp');
  await expect.poll(() => named.allTextContents()).toEqual([names[0]]);
  await oleg.page.keyboard.press('Escape');
  await expect.poll(() => offered.count()).toBe(0);
  expect(await oleg.field.inputValue()).toBe('Смотри, @');
  await oleg.page.keyboard.type('кр');
  await expect.poll(() => offered.allTextContents()).toEqual(['@Нина Крылова']);
  await oleg.page.keyboard.press('Enter');
  await expect.poll(() => oleg.field.inputValue()).toBe('Смотри, @Нина Крылова ');
  expect(await nina.page.locator('.bar.ask').count()).toBe(0);
  await oleg.page.keyboard.type('что тут?');
  await oleg.page.keyboard.press('Control+Enter');

  const notice = nina.page.locator('.bar.ask', { hasText: 'Олег Ветров зовёт вас' });
  await notice.waitFor();
  await nina.page.getByRole('button', { name: 'Мои, уведомлений: 1' }).waitFor();
  await nina.shot('desk-called');
  await notice.getByRole('button', { name: 'Открыть' }).click();
  await nina.transcript.locator('.note', { hasText: 'что тут?' }).waitFor();
  expect(await notice.count()).toBe(0);
  expect(await nina.page.locator('.rail .calls').count()).toBe(0);
  expect((await student.reads()).join()).not.toContain('что тут?');
});
