// Nothing that a curator writes is lost or said twice: lost networks, reloads, a server that dies, replies that cross.
import { expect, test } from 'vitest';
import { Asker } from './asker.js';
import { Curator, type Item } from './desk.js';
import { desks } from './desks.js';
import { kill, start } from './server.js';
import { mark } from './stage.js';

const atTheDesk = desks(['oleg', 'nina']);

test('a reply written without a network waits in sight and goes once it is back', async () => {
  const about = mark();
  const student = await Asker.asks(`Про ${about}`);
  const desk = await atTheDesk();
  await desk.chooses(about);
  await desk.page.locator('.talk-head .main').click();
  await desk.field.waitFor();

  await desk.page.context().setOffline(true);
  await desk.field.fill('Отвечу из поезда');
  await desk.page.keyboard.press('Control+Enter');
  await desk.page.locator('.strip.offline', { hasText: 'Отвечу из поезда' }).waitFor();
  await desk.page.context().setOffline(false);

  await desk.transcript.locator('.by-curator', { hasText: 'Отвечу из поезда' }).waitFor({ timeout: 20_000 });
  expect((await student.reads()).filter(text => text === 'Отвечу из поезда')).toHaveLength(1);
});

test('a reply may go before the answer to the claim has come', async () => {
  const about = mark();
  const student = await Asker.asks(`Про ${about}`);
  const desk = await atTheDesk();
  let answer = () => {};
  const answered = new Promise<void>(done => {
    answer = done;
  });
  await desk.page.route('**/claim', async route => {
    const response = await route.fetch();
    await answered;
    await route.fulfill({ response });
  });
  await desk.takes(about);

  await desk.replies('Отвечу сразу');

  await desk.transcript.locator('.by-curator', { hasText: 'Отвечу сразу' }).waitFor();
  expect(await student.reads()).toContain('Отвечу сразу');
  answer();
  await desk.page.unrouteAll({ behavior: 'wait' });
  expect(await desk.field.inputValue()).toBe('');
});

test('what is being written outlives a reload, the reply as the note', async () => {
  const about = mark();
  const student = await Asker.asks(`Про ${about}`);
  const desk = await atTheDesk();
  await desk.takes(about);
  await desk.field.fill('Недописанный ответ');
  await desk.page.locator('.modes button').nth(1).click();
  await desk.field.fill('Недописанная заметка');

  await desk.page.reload();
  await desk.field.waitFor();

  await expect.poll(() => desk.field.inputValue()).toBe('Недописанный ответ');
  await desk.page.locator('.modes button').nth(1).click();
  await expect.poll(() => desk.field.inputValue()).toBe('Недописанная заметка');
  expect(await student.reads()).not.toContain('Недописанный ответ');
});

test('a server that dies: the desk says since when, a reply waits in sight over a reload and goes once', async () => {
  const about = mark();
  const student = await Asker.asks(`Про ${about}`);
  const desk = await atTheDesk();
  await desk.takes(about);
  const sent: string[] = [];
  desk.page.on('request', request => {
    if (request.url().endsWith('/replies')) sent.push(request.postDataJSON().clientId);
  });

  kill();
  await desk.page.locator('.bar.wait', { hasText: 'Нет связи, показано на' }).waitFor({ timeout: 40_000 });
  await desk.replies('Отвечу, как только смогу');
  await desk.page.locator('.strip.offline', { hasText: 'Отвечу, как только смогу' }).waitFor();
  await desk.field.fill('И ещё одно');
  await desk.shot('desk-lost');
  expect(await desk.transcript.locator('.by-student', { hasText: about }).count()).toBe(1);
  await desk.page.route('**/replies', route => route.abort());
  await start();
  await desk.page.reload();
  await desk.page.locator('.strip.offline', { hasText: 'Отвечу, как только смогу' }).waitFor();
  expect(await student.reads()).not.toContain('Отвечу, как только смогу');
  await desk.page.unroute('**/replies');

  await desk.transcript.locator('.by-curator', { hasText: 'Отвечу, как только смогу' }).waitFor({ timeout: 40_000 });
  await expect.poll(() => desk.page.locator('.list .bar.wait').count(), { timeout: 20_000 }).toBe(0);
  expect(await desk.field.inputValue()).toBe('И ещё одно');
  expect((await student.reads()).filter(text => text === 'Отвечу, как только смогу')).toHaveLength(1);
  expect(new Set(sent).size).toBe(1);
}, 180_000); // a server takes its time to start

test('a reply that crosses a colleague’s is held back, shown, and sent when one still wants to', async () => {
  const about = mark();
  const student = await Asker.asks(`Про ${about}`);
  const desk = await atTheDesk();
  await desk.takes(about);
  const [igor, nina, oleg] = [await Curator.signsIn('igor'), await Curator.signsIn('nina'), await Curator.signsIn()];
  const item = (await oleg.call<{ items: Item[] }>('GET', '/handoffs?state=claimed&mine=true')).items[0]!;

  await desk.page.context().setOffline(true);
  await desk.replies('Мой ответ');
  await desk.page.locator('.strip.offline', { hasText: 'Мой ответ' }).waitFor();
  await igor.hands(item, nina, 'ответь, Олег в поезде');
  await nina.replies(item, 'Уже ответила');
  await nina.hands(item, oleg, 'возвращаю');
  await desk.page.context().setOffline(false);

  const bar = desk.page.locator('.newer', { hasText: 'Нина Крылова: новый ответ, пока вы писали' });
  await bar.waitFor({ timeout: 20_000 });
  await desk.shot('desk-newer');
  expect(await student.reads()).toContain('Уже ответила');
  expect(await student.reads()).not.toContain('Мой ответ');
  await bar.getByRole('button', { name: 'Показать' }).click();
  await expect.poll(() => desk.transcript.locator('.row:focus', { hasText: 'Уже ответила' }).count()).toBe(1);
  await bar.getByRole('button', { name: 'Отправить всё равно' }).click();

  await desk.transcript.locator('.by-curator', { hasText: 'Мой ответ' }).waitFor();
  expect((await student.reads()).filter(text => text === 'Мой ответ')).toHaveLength(1);
});
