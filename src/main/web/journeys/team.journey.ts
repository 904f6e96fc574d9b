// Several people at one desk: handing on and back, a promise that breaks, the assistant taking over again.
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { Asker } from './asker.js';
import { BASE, Curator, Desk, leaveStage, mark } from './stage.js';

const open: Desk[] = [];

async function atTheDesk(who: string): Promise<Desk> {
  const desk = await Desk.opens({ who });
  open.push(desk);
  return desk;
}

/** The demo's clock, in minutes ahead of the true one. */
const clock = (minutes: number) =>
  fetch(`${BASE}/demo/clock`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ minutes }),
  });

beforeEach(async () => {
  await (await Curator.signsIn()).clears();
  await (await Curator.signsIn('nina')).clears();
});
afterEach(async () => {
  await clock(0);
  for (const desk of open.splice(0)) {
    expect(desk.complaints).toEqual([]);
    await desk.leaves();
  }
});
afterAll(leaveStage);

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
