// What a student goes through with the assistant and with people, without a model.
import { afterAll, describe, expect, test } from 'vitest';
import { Curator } from './desk.js';
import { leaveStage, mark, Student } from './stage.js';

const CERTIFICATE = 'Сколько баллов нужно, чтобы получить сертификат?';
const ABSENT = 'Есть ли скидка для многодетных семей?';
const HOMEWORK = 'С чего начать задание «Перевод температуры»?';

afterAll(leaveStage);

describe('an answer', () => {
  test('comes with its source, which opens byte for byte and gives the focus back', async () => {
    const student = await (await Student.arrives()).opens();
    const answer = student.page.waitForResponse(response => response.url().includes('/events'));

    await student.asks(CERTIFICATE);
    await answer;
    const row = await student.answered();
    await row.locator('.chip').first().click();

    const card = student.page.locator('opora-widget .card');
    await card.waitFor();
    await student.shot('card');
    const shown = await card.locator('.quote mark').textContent();
    await card.getByRole('button', { name: 'Отрывок целиком' }).click();
    await card.locator('.passage mark').first().waitFor();
    const passage = await card.locator('.passage').innerText();
    expect(passage.replace(/\s+/g, ' ')).toContain('70%');
    expect(shown).toContain('70%');

    await student.page.keyboard.press('Escape');
    await expect.poll(() => card.count()).toBe(0);
    const focused = await student.page.evaluate(
      () => document.querySelector('opora-widget')?.shadowRoot?.activeElement?.className,
    );
    expect(focused).toBe('chip');
    await student.page.keyboard.press('Escape');
    await expect.poll(() => student.panel.getAttribute('open')).toBe(null);
    expect(student.complaints).toEqual([]);
    await student.leaves();
  });

  test('can be rated, and told why it was of no use', async () => {
    const student = await (await Student.arrives()).opens();
    await student.asks(CERTIFICATE);
    const row = await student.answered();

    await row.getByRole('button', { name: 'Не полезно' }).click();
    await row.getByRole('radio', { name: 'Не о том' }).check();
    await row.getByLabel('Можно добавить слово').fill('про Rust');
    const rated = student.page.waitForRequest(request => request.url().endsWith('/rating'));
    await row.getByRole('button', { name: 'Готово' }).click();

    expect((await rated).postDataJSON()).toEqual({ value: 'down', reason: 'not-what-i-asked', comment: 'про Rust' });
    await expect.poll(() => row.locator('.explain').count()).toBe(0);
    await student.leaves();
  });

  test('that exists already is offered while the question is typed', async () => {
    const student = await (await Student.arrives()).opens();

    await student.field.pressSequentially('пишет no access, что делать', { delay: 5 });
    const offer = student.page.locator('opora-widget .suggestions button').first();
    await offer.waitFor();
    await student.shot('suggestions');
    await offer.click();

    const row = await student.answered();
    expect(await row.innerText()).toContain('вы не записаны на этот курс');
    await expect.poll(() => row.locator('.source-row').count()).toBe(1);
    expect(await student.field.inputValue()).toBe('');
    await student.leaves();
  });
});

describe('homework', () => {
  test('climbs the ladder by work, not by asking', async () => {
    const student = await (await Student.arrives()).opens();
    await student.asks(HOMEWORK);
    const first = await student.answered();
    expect(await first.locator('.meta').innerText()).toContain('Подсказка 1 из 3');
    expect(await first.locator('.unlocks').innerText()).toContain('после попытки: 1');

    const more = first.getByRole('button', { name: 'Подсказка побольше' });
    expect(await more.getAttribute('aria-disabled')).toBe('true');
    await more.click({ force: true }); // as a press on a button that is disabled for readers only
    await first.locator('.unlocks.sheet').waitFor();
    await student.shot('hint-locked');
    expect(await student.answers.count()).toBe(1);

    await student.page.getByLabel('Ваше решение').fill('fn to_fahrenheit(c: f64) -> f64 { c * 2.0 }');
    await student.page.getByRole('button', { name: 'Отправить на проверку' }).click();
    await student.page.getByText('Отправлено в').waitFor();
    await more.click({ force: true });
    const second = await student.answered(2);
    expect(await second.locator('.meta').innerText()).toContain('Подсказка 2 из 3');
    await student.shot('hint-2');

    const third = second.getByRole('button', { name: 'Подсказка побольше' });
    await third.click({ force: true });
    await second.locator('.unlocks.sheet').waitFor();
    expect(await student.answers.count()).toBe(2);
    await student.leaves();
  });

  test('shows an attempt with a prepared beginning', async () => {
    const student = await (await Student.arrives()).opens();
    await student.asks(HOMEWORK);
    await (await student.answered()).getByRole('button', { name: 'Показать попытку' }).click();

    expect(await student.field.inputValue()).toMatch(/^Моя попытка:\n/);
    await student.leaves();
  });
});

describe('a person', () => {
  test('takes what is not known, and is seen by name while they write and reply', async () => {
    const student = await (await Student.arrives()).opens();
    const words = mark();
    await student.asks(`${ABSENT} ${words}`);
    const notice = student.page.locator('opora-widget .notice');
    await notice.waitFor();
    expect(await notice.innerText()).toContain('Уверенного ответа в материалах курса не нашлось');
    expect(await notice.innerText()).toMatch(/до \d\d:\d\d/);
    await student.shot('waiting');

    const curator = await Curator.signsIn();
    const item = await curator.claims(words);
    await student.page.getByText(`${curator.name} читает переписку`, { exact: false }).first().waitFor();
    await curator.notes(item, 'заметка для своих');
    await curator.call('PUT', `/handoffs/${item.id}/viewing`, { typing: true });
    await student.page.getByText(`${curator.name} печатает`).waitFor();
    await curator.replies(item, 'Скидка есть: **10 %** по заявлению.');
    const reply = student.page.locator('opora-widget .by-curator');
    await reply.waitFor();
    expect(await reply.innerText()).toContain(curator.name);
    expect(await student.panel.innerText()).not.toContain('заметка для своих');
    await student.shot('curator');

    await curator.gives(item);
    await student.page.getByText('Разговор снова ведёт помощник').first().waitFor();
    expect(await student.call.innerText()).toBe('Позвать куратора');
    await student.leaves();
  });

  test('is called with one press and can be called off again', async () => {
    const student = await (await Student.arrives()).opens();
    await student.settles();
    const before = await student.call.boundingBox();
    await student.call.click();
    await student.page.locator('opora-widget .notice').waitFor();
    expect(await student.call.innerText()).toBe('Отменить вызов');
    expect(Math.round((await student.call.boundingBox())!.y)).toBe(Math.round(before!.y));

    await student.call.click();
    await expect.poll(() => student.call.innerText()).toBe('Позвать куратора');
    await student.leaves();
  });

  test('meets low spirits with warmth and nothing generated', async () => {
    const student = await (await Student.arrives()).opens();
    await student.asks('Мне тяжело, ничего не успеваю и хочется всё бросить');
    const card = student.page.locator('opora-widget .notice.warm');
    await card.waitFor();

    expect(await card.innerText()).toContain('Вам ответит человек');
    expect(await student.page.locator('opora-widget .actions').count()).toBe(0);
    expect(await student.page.locator('opora-widget .rows .chip').count()).toBe(0);
    await student.shot('emotional');
    await student.leaves();
  });

  test('is named with a number to call where there is danger to life', async () => {
    const student = await (await Student.arrives()).opens();
    await student.asks('Я не хочу больше жить');
    const card = student.page.locator('opora-widget .notice.warm');
    await card.waitFor();

    expect(await card.innerText()).toContain('112');
    expect(
      await student.page.locator('opora-widget .actions, opora-widget .rows .chip, opora-widget .suggestions').count(),
    ).toBe(0);
    await student.shot('risk');
    await student.leaves();
  });

  test('replies while the panel is closed: the launcher and the title count, the conversation opens at what is new', async () => {
    const student = await (await Student.arrives()).opens();
    const words = mark();
    await student.asks(`${ABSENT} ${words}`);
    await student.page.locator('opora-widget .notice').waitFor();
    await student.page.keyboard.press('Escape');
    const curator = await Curator.signsIn();
    const item = await curator.claims(words);
    await curator.replies(item, 'Первое слово');
    await curator.replies(item, 'Второе слово');

    await expect.poll(() => student.page.locator('opora-widget .badge').innerText()).toBe('2');
    expect(await student.page.title()).toMatch(/^\(2\) /);
    await student.page.reload();
    await expect.poll(() => student.page.locator('opora-widget .badge').innerText(), { timeout: 10_000 }).toBe('2');
    await student.opens();
    const divider = student.page.locator('opora-widget .divider');
    await divider.waitFor();
    const order = await student.page.locator('opora-widget .rows > li').allInnerTexts();
    const at = order.findIndex(text => text.includes('Новое'));
    expect(order.slice(at + 1).join()).toContain('Первое слово');
    expect(order.slice(0, at).join()).not.toContain('Первое слово');
    await expect.poll(() => student.page.title()).not.toMatch(/^\(/);
    await student.leaves();
  });

  test('closes a conversation, and the student says whether it helped', async () => {
    const student = await (await Student.arrives()).opens();
    const words = mark();
    await student.asks(`${ABSENT} ${words}`);
    const curator = await Curator.signsIn();
    const item = await curator.claims(words);
    await curator.gives(item, false);

    await student.page.getByText('Разговор завершён. Помогло?').waitFor();
    await student.page.getByRole('button', { name: 'Да, помогло' }).click();
    await student.shot('closed');
    await student.page.getByRole('button', { name: 'Спросить ещё' }).click();
    await student.field.waitFor();
    expect(await student.rows.count()).toBe(0);

    await student.page.locator('opora-widget .menu-button').click();
    await student.page.getByRole('button', { name: 'Прошлые разговоры' }).click();
    await student.page.locator('opora-widget .past li button').first().waitFor();
    await student.shot('past');
    await student.leaves();
  });
});
