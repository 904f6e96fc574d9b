// What helps a curator: macros, the search, several rows at once, a long list.
import { expect, test } from 'vitest';
import { Asker } from './asker.js';
import { Curator } from './desk.js';
import { desks } from './desks.js';
import { mark } from './stage.js';

const atTheDesk = desks();

test('a macro is found by a word and filled with the student’s name; what is not known stands out before it is sent', async () => {
  const about = mark();
  const student = await Asker.asks(`Можно вернуть деньги? ${about}`);
  await (await Curator.signsIn()).call('PUT', '/desk/macros', {
    items: [
      { title: 'Приветствие', text: '{name}, добрый день.', scope: 'own' },
      { title: 'Срок', text: '{name}, сдать нужно {due}.', scope: 'own' },
    ],
  });
  const desk = await atTheDesk();
  await desk.takes(about);

  await desk.page.keyboard.press('Control+m');
  await desk.page.keyboard.type('привет');
  await desk.shot('desk-macros');
  await desk.page.keyboard.press('Enter');
  await expect.poll(() => desk.field.inputValue()).toBe('Мария, добрый день.');
  await desk.field.fill('');
  await desk.page.keyboard.press('Alt+2');
  await expect.poll(() => desk.field.inputValue()).toBe('Мария, сдать нужно {due}.');
  await desk.page.keyboard.press('Control+Enter');

  await desk.page.locator('.reply .trouble', { hasText: '{due}' }).waitFor();
  expect((await student.reads()).join()).not.toContain('{due}');
});

test('several rows are taken at once', async () => {
  const abouts = [mark(), mark()];
  for (const about of abouts) await Asker.asks(`Вопрос ${about}`);
  const desk = await atTheDesk();
  await desk.row(abouts[0]!).waitFor();

  await desk.page.keyboard.press('j');
  await desk.page.keyboard.press('s');
  await desk.page.keyboard.press('j');
  await desk.page.keyboard.press('s');
  await desk.page.locator('.bulk', { hasText: 'Выбрано: 2' }).waitFor();
  await desk.shot('desk-bulk');
  await desk.page.locator('.bulk button', { hasText: 'Взять' }).click();

  await desk.page.locator('.list-head .quiet b', { hasText: '2' }).waitFor();
});

test('the search finds words of a conversation, and a set of filters is kept by name', async () => {
  const about = mark();
  await Asker.asks(`Как работает заимствование ${about}?`);
  const desk = await atTheDesk();

  await desk.page.keyboard.press('/');
  await desk.page.keyboard.type(about);
  await desk.page.locator('.found button', { hasText: about }).waitFor();
  await desk.shot('desk-search');
  expect(new URL(desk.page.url()).searchParams.get('query')).toBe(about);
  await desk.page.locator('.views .quiet').click();
  await desk.page.locator('.views input').fill('Заимствования');
  await desk.page.locator('.views form button').click();
  await desk.page.locator('.views .press', { hasText: 'Заимствования' }).waitFor();
  await desk.page.locator('.found button', { hasText: about }).click();

  await desk.transcript.locator('.by-student', { hasText: about }).waitFor();
});

test('filters are in the address, and Back undoes them', async () => {
  const about = mark();
  await Asker.asks(`Вопрос ${about}`);
  const desk = await atTheDesk();
  await desk.row(about).waitFor();

  await desk.page.locator('.list-head .tool').click();
  await desk.page.locator('.filter', { hasText: 'Команда' }).locator('select').selectOption('technical');
  await desk.page.locator('.list .nobody').waitFor();
  expect(new URL(desk.page.url()).searchParams.get('team')).toBe('technical');
  await desk.page.goBack();

  await desk.row(about).waitFor();
});

test('a list of two thousand is paged to its end as one scrolls', async () => {
  const desk = await atTheDesk({ search: '?list=mine' });
  const all = Array.from({ length: 2000 }, (_, n) => ({
    id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    conversationId: '00000000-0000-7000-8000-000000000000',
    student: { id: 's', name: `Студент ${n}` },
    reason: 'no-evidence',
    questionClass: 'study',
    priority: 'normal',
    mood: 'calm',
    state: 'waiting',
    version: 1,
    team: 'curators',
    createdAt: new Date(Date.now() - 60_000).toISOString(),
    dueAt: new Date(Date.now() + n * 60_000).toISOString(),
    breached: false,
    preview: `Вопрос ${n} о том, почему цикл не доходит до последнего элемента`,
  }));
  await desk.page.route('**/handoffs?state=waiting&limit=*', route => {
    const asked = new URL(route.request().url()).searchParams;
    const from = Number(asked.get('after') ?? 0);
    const to = from + Number(asked.get('limit'));
    const next = to < all.length ? { next: String(to) } : {};
    return route.fulfill({ json: { items: all.slice(from, to), ...next } });
  });

  await desk.page.locator('.rail button').first().click();
  await desk.row('Студент 0').first().waitFor();
  const rows = await desk.page.locator('.items-scroll').evaluate(async list => {
    const count = () => Number([...list.querySelectorAll('li')].at(-1)?.ariaPosInSet ?? 0);
    for (let tries = 0; count() < 2000 && tries < 300; tries++) {
      list.scrollTop = list.scrollHeight;
      await new Promise(done => setTimeout(done, 30));
    }
    return { last: count(), drawn: list.querySelectorAll('li').length };
  });

  expect(rows.last).toBe(2000);
  expect(rows.drawn).toBeLessThan(200);
  await desk.row('Студент 1999').waitFor();
  await desk.page.keyboard.press('KeyJ');
  await desk.page.keyboard.press('KeyK');
  expect(await desk.page.locator('.items a:focus').count()).toBe(1);
});
