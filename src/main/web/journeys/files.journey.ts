// Files of a student: what goes, what is refused and why, who opens them.
import { afterAll, expect, test } from 'vitest';
import { Curator } from './desk.js';
import { BASE, leaveStage, mark, Student } from './stage.js';

const ABSENT = 'Есть ли скидка для многодетных семей?';
/** One red pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

afterAll(leaveStage);

test('a file and a pasted picture go with the question, and the curator opens them', async () => {
  const student = await (await Student.arrives()).opens();
  const input = student.page.locator('opora-widget input[type=file]');
  await input.setInputFiles({
    name: 'решение\u202egnp.rs',
    mimeType: 'text/plain',
    buffer: Buffer.from('fn main() {}\n'),
  });
  const chip = student.page.locator('opora-widget .attached li');
  await chip.getByText('КБ').waitFor();
  expect(await student.page.locator('opora-widget .attached p').innerText()).toContain('Помощник файлы не читает');

  await student.field.evaluate(
    (field, bytes) => {
      const carried = new DataTransfer();
      carried.items.add(new File([new Uint8Array(bytes)], 'снимок.png', { type: 'image/png' }));
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carried, bubbles: true }));
    },
    [...PNG],
  );
  await expect.poll(() => chip.getByText('КБ').count()).toBe(2);
  await student.shot('files');

  const words = mark();
  await student.asks(`${ABSENT} ${words}`);
  const sent = student.page.locator('opora-widget .by-student .file');
  await expect.poll(() => sent.count()).toBe(2);
  expect(await chip.count()).toBe(0);
  await expect
    .poll(() =>
      student.page.locator('opora-widget .file img').evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBe(1);

  const curator = await Curator.signsIn();
  const item = await curator.claims(words);
  type Packet = { conversation: { messages: { attachments?: { name: string; url: string; type: string }[] }[] } };
  const packet = await curator.call<Packet>('GET', `/handoffs/${item.id}`);
  const files = packet.conversation.messages.flatMap(message => message.attachments ?? []);
  expect(files.map(file => file.name)).toEqual(['решениеgnp.rs', 'снимок.png']);
  const opened = await fetch(BASE + files[0]!.url);
  expect(opened.headers.get('content-disposition')).toContain('attachment');
  expect(opened.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await opened.text()).toBe('fn main() {}\n');
  await student.leaves();
});

test('what is no picture, text or pdf is refused in a sentence, and the rest still goes', async () => {
  const student = await (await Student.arrives()).opens();
  const input = student.page.locator('opora-widget input[type=file]');
  const program = Buffer.concat([Buffer.from('MZ\u0000\u0003'), Buffer.alloc(64)]);
  await input.setInputFiles([
    { name: 'virus.png', mimeType: 'image/png', buffer: program },
    { name: 'large.txt', mimeType: 'text/plain', buffer: Buffer.alloc(10 * 1024 * 1024 + 1, 'a') },
    { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('годится') },
  ]);

  const chips = student.page.locator('opora-widget .attached li');
  await chips.filter({ hasText: 'virus.png' }).getByText('такой файл не подходит').waitFor();
  await chips.filter({ hasText: 'large.txt' }).getByText('больше 10 МБ').waitFor();
  await chips.filter({ hasText: 'note.txt' }).getByText('КБ').waitFor();
  await student.shot('files-refused');
  await student.asks('Пишет no access, что делать?');
  await student.answered();
  expect(await student.page.locator('opora-widget .by-student .file').allInnerTexts()).toEqual([
    expect.stringContaining('note.txt'),
  ]);
  await student.leaves();
});
