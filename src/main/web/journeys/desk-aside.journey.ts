// What goes beside a reply: files, putting off, two conversations made one, notices of the browser.
import { expect, test } from 'vitest';
import { Asker } from './asker.js';
import { Curator, type Item } from './desk.js';
import { desks } from './desks.js';
import { mark, Student } from './stage.js';

const atTheDesk = desks();

test('a file of the curator reaches the student, who opens it; a refused one says so and does not go', async () => {
  const about = mark();
  const student = await (await Student.arrives()).opens();
  await student.asks(`Позовите человека, пожалуйста: ${about}`);
  await student.page.locator('opora-widget .notice').waitFor();
  const desk = await atTheDesk();
  await desk.takes(about);

  await desk.page.locator('op-reply input[type=file]').setInputFiles([
    { name: 'план.txt', mimeType: 'text/plain', buffer: Buffer.from('По неделям\n') },
    { name: 'план.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ\u0090\u0000') },
  ]);
  await desk.page.locator('.attached li.bad', { hasText: 'план.exe' }).waitFor();
  await desk.page.locator('.attached li:not(.bad)', { hasText: 'КБ' }).waitFor();
  await desk.shot('desk-files');
  await desk.replies('План в файле');

  const files = student.page.locator('opora-widget .by-curator .file');
  await files.first().waitFor();
  expect(await files.allTextContents()).toEqual([expect.stringContaining('план.txt')]);
  const opened = await fetch(await files.first().evaluate((one: HTMLAnchorElement) => one.href));
  expect(await opened.text()).toBe('По неделям\n');
  await student.leaves();
});

test('what is put off until the student answers comes back with the answer, and with nothing else', async () => {
  const about = mark();
  const student = await Asker.asks(`Как оплатить ${about}?`);
  const desk = await atTheDesk();
  await desk.takes(about);
  await desk.replies('Напишите номер договора.');
  await desk.transcript.locator('.by-curator', { hasText: 'номер договора' }).waitFor();

  await desk.does('Отложить');
  await desk.confirms();
  const strip = desk.page.locator('.strip', { hasText: 'Отложено до ответа студента' });
  await strip.waitFor();
  await desk.shot('desk-snoozed');
  const nina = await Curator.signsIn('nina');
  const id = new URL(desk.page.url()).searchParams.get('handoff')!;
  await nina.notes({ id } as Item, 'Номер есть в почте');
  await desk.transcript.locator('.note', { hasText: 'Номер есть в почте' }).waitFor();
  expect(await strip.count()).toBe(1);

  await student.says('Номер 17');
  await desk.transcript.locator('.by-student', { hasText: 'Номер 17' }).waitFor();
  await expect.poll(() => strip.count()).toBe(0);
});

test('two conversations of a student become one: the other is quoted in a note and closed', async () => {
  const [one, two] = [mark(), mark()];
  const kept = await Asker.asks(`Не пришла ссылка ${one}`);
  const other = await kept.asksAnew(`И письма тоже нет ${two}`);
  const desk = await atTheDesk();
  await desk.takes(two);

  await desk.does('Объединить');
  await desk.page.locator('form.dialog .choice', { hasText: one }).click();
  await desk.shot('desk-merge');
  await desk.confirms();

  await desk.transcript.locator('.by-student', { hasText: one }).waitFor();
  await desk.transcript.locator('.note', { hasText: two }).waitFor();
  await desk.field.waitFor();
  expect((await other.sees()).state).toBe('closed');
  expect((await kept.sees()).owner).toMatchObject({ kind: 'curator', name: 'Олег Ветров' });
  expect((await kept.reads()).join()).not.toContain(two);
});

test('notices of the browser are asked for at the first claim, come when one looks elsewhere, and make no sound', async () => {
  const [first, second, third] = [mark(), mark(), mark()];
  await Asker.asks(`Первый ${first}`);
  const desk = await atTheDesk();
  await desk.page.evaluate(() => {
    const seen = { asked: 0, told: [] as string[], sounds: 0 };
    class Told {
      static permission = 'default';
      static async requestPermission(): Promise<string> {
        seen.asked++;
        Told.permission = 'granted';
        return Told.permission;
      }
      constructor(title: string, { body }: { body: string }) {
        seen.told.push(`${title}: ${body}`);
      }
    }
    class Sound {
      constructor() {
        seen.sounds++;
      }
    }
    Object.assign(window, { seen, Notification: Told, AudioContext: Sound });
    document.hasFocus = () => false;
  });
  const seen = () =>
    desk.page.evaluate(() => (window as unknown as { seen: { asked: number; told: string[]; sounds: number } }).seen);
  const ask = desk.page.locator('.bar.ask', { hasText: 'Показывать уведомления' });
  await desk.chooses(first);
  expect([await ask.count(), (await seen()).asked]).toEqual([0, 0]);

  await desk.page.locator('.talk-head .main').click();
  await ask.waitFor();
  expect((await seen()).asked).toBe(0);
  await ask.getByRole('button', { name: 'Показывать' }).click();
  await expect.poll(() => ask.count()).toBe(0);
  await Asker.asks(`Второй ${second}`);
  await expect.poll(async () => (await seen()).told).toEqual([expect.stringContaining(second)]);
  await Asker.asks(`Третий ${third}`);
  await desk.page.locator('.newcomers', { hasText: '2' }).click();
  await desk.takes(third);

  expect(await seen()).toMatchObject({ asked: 1, told: [expect.stringContaining(second)], sounds: 0 });
  expect(await ask.count()).toBe(0);
});
