// What an administrator goes through: staff, keys, one student's data, the log of all of it.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Asker } from './asker.js';
import { Curator, Desk } from './desk.js';
import { held } from './held.js';
import { BASE, mark } from './stage.js';
import { Methodologist, Studio } from './studio.js';

const hold = held();

async function administrator(path: string, visit: Parameters<typeof Studio.opens>[0] = {}): Promise<Studio> {
  return hold(await Studio.opens({ who: 'pavel', path: `settings/${path}`, ...visit }));
}

async function whois(key: string): Promise<number> {
  return (await fetch(`${BASE}/api/v1/me`, { headers: { Authorization: `Bearer ${key}` } })).status;
}

/** What the element says that has the focus, through shadow roots. */
function focused(studio: Studio): Promise<string | undefined> {
  return studio.page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.textContent?.trim();
  });
}

describe('staff', () => {
  test('somebody is added, changed and taken out; what is wrong stands beside its field', async () => {
    const name = `Аня ${mark()}`;
    const email = `anya-${mark()}@demo.school`;
    const studio = await administrator('people');
    const { page } = studio;
    const add = studio.part('aside form');
    await studio.part('.settings-list li').first().waitFor();

    await add.getByLabel('Имя').fill(name);
    await add.getByLabel('Почта').fill('pavel@demo.school');
    await add.getByRole('button', { name: 'Добавить' }).click();
    expect(await add.locator('.wrong').textContent()).toBe('Сотрудник с такой почтой уже есть.');
    expect(await add.getByLabel('Почта').getAttribute('aria-invalid')).toBe('true');
    expect(await add.getByLabel('Имя').inputValue()).toBe(name);

    await add.getByLabel('Почта').fill(email);
    await add.getByLabel('методист').check();
    await add.getByRole('button', { name: 'Добавить' }).click();
    const row = studio.part('.settings-list li').filter({ hasText: name });
    await row.waitFor();
    expect(await row.locator('.tag').allTextContents()).toEqual(['куратор', 'методист']);
    expect(await add.getByLabel('Имя').inputValue()).toBe('');

    await page.getByRole('button', { name: `Изменить: ${name}` }).click();
    const form = studio.part('.settings-list form');
    await form.getByLabel('методист').uncheck();
    await form.getByLabel('куратор', { exact: true }).uncheck();
    await form.getByRole('button', { name: 'Сохранить' }).click();
    expect(await form.locator('.wrong').textContent()).toBe('Выберите хотя бы одну роль.');
    await form.getByLabel('старший куратор').check();
    await form.getByRole('button', { name: 'Сохранить' }).click();
    await expect.poll(() => row.locator('.tag').allTextContents()).toEqual(['старший куратор']);

    await page.getByRole('button', { name: `Убрать: ${name}` }).click();
    await expect.poll(() => focused(studio)).toBe('Отмена');
    await page.keyboard.press('Escape');
    await expect.poll(() => studio.part('.sure').count()).toBe(0);
    expect(await focused(studio)).toBe('Убрать');
    await page.getByRole('button', { name: `Убрать: ${name}` }).click();
    await page.getByRole('button', { name: 'Убрать из школы' }).click();
    await expect.poll(() => row.count()).toBe(0);
  });

  test('nobody takes out themselves, and the last administrator keeps the role', async () => {
    const studio = await administrator('people');
    const self = studio.part('.settings-list li').filter({ hasText: 'это вы' });
    await self.waitFor();
    expect(await self.getByRole('button').count()).toBe(1);

    await self.getByRole('button', { name: /Изменить/ }).click();
    const form = studio.part('.settings-list form');
    await form.getByLabel('администратор').uncheck();
    await form.getByLabel('куратор', { exact: true }).check();
    await form.getByRole('button', { name: 'Сохранить' }).click();
    expect(await form.locator('.wrong').textContent()).toContain('последний администратор');
  });

  test('whoever is no administrator is told whose room it is', async () => {
    const studio = await administrator('people', { who: 'maria' });
    expect(await studio.title.textContent()).toBe('Этот раздел для других ролей');
  });
});

describe('keys', () => {
  test('a key is shown once, is copied, works and is revoked', async () => {
    const name = `LMS ${mark()}`;
    const studio = await administrator('keys');
    const { page } = studio;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByLabel('Для чего ключ').fill(name);
    await page.getByRole('button', { name: 'Сделать ключ' }).click();
    const shown = studio.part('.key-shown input');
    const key = await shown.inputValue();
    expect(key).toMatch(/^opk_/);
    await studio.shot('settings-keys-once');
    await page.getByRole('button', { name: 'Копировать: Ключ API' }).click();
    await studio.part('.key-shown').getByText('Скопировано').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
    const row = studio.part('.settings-list li').filter({ hasText: name });
    expect(await row.textContent()).toContain('ещё не использован');
    expect(await whois(key)).toBe(200);

    await studio.goes('settings/keys');
    expect(await row.textContent()).toContain('последний раз');
    expect(await page.content()).not.toContain(key);
    await page.getByRole('button', { name: `Отозвать: ${name}` }).click();
    await row.locator('.sure').getByRole('button', { name: 'Отозвать' }).click();
    await expect.poll(() => row.count()).toBe(0);
    expect(await whois(key)).toBe(401);
  });

  test('of widget secrets two are good, and the last cannot be revoked', async () => {
    const studio = await administrator('keys');
    const { page } = studio;
    const secrets = studio.part('.keys-page > section').nth(1);
    await secrets.locator('li').first().waitFor();
    expect(await secrets.locator('li').getByRole('button').count()).toBe(0);

    await page.getByRole('button', { name: 'Сделать новый секрет' }).click();
    await expect.poll(() => secrets.locator('li').count()).toBe(2);
    expect(await secrets.locator('.key-shown input').count()).toBe(2);
    await page.getByRole('button', { name: 'Сделать новый секрет' }).click();
    await secrets.locator('.sure').getByRole('button', { name: 'Отмена' }).click();

    const newest = secrets.locator('li').first();
    await newest.getByRole('button').first().click();
    await newest.locator('.sure').getByRole('button', { name: 'Отозвать' }).click();
    await expect.poll(() => secrets.locator('li').count()).toBe(1);
  });
});

describe('personal data', () => {
  test('retention is set and taken back', async () => {
    const studio = await administrator('data');
    const { page } = studio;
    await page.getByLabel('Несколько дней').check();
    await page.getByLabel('Дней', { exact: true }).fill('400');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await studio.part('.meta-text').getByText('Сохранено').waitFor();

    await studio.goes('settings/data');
    expect(await page.getByLabel('Дней', { exact: true }).inputValue()).toBe('400');
    await page.getByLabel('Всегда').check();
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await studio.part('.meta-text').getByText('Сохранено').waitFor();
    await studio.goes('settings/data');
    expect(await page.getByLabel('Всегда').isChecked()).toBe(true);
  });

  test('one student is found, exported as a file and erased once the id is typed', async () => {
    const id = `student-${mark()}`;
    const pavel = await Methodologist.signsIn('pavel');
    await pavel.call('PUT', `/students/${id}`, { name: 'Аня Стирайкина', email: 'anya@mail.example' });
    const studio = await administrator('data');
    const { page } = studio;
    const seek = page.getByLabel('Код студента в школе');

    await seek.fill('никого-такого');
    await seek.press('Enter');
    expect(await studio.part('.data-find .wrong').textContent()).toBe('Такого студента в школе нет.');
    await seek.fill(id);
    await seek.press('Enter');
    await studio.part('.data-found').getByText('Аня Стирайкина').waitFor();

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Скачать всё файлом' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`${id}.json`);
    const all = JSON.parse(readFileSync((await file.path())!, 'utf8'));
    expect(all.student.email).toBe('anya@mail.example');
    expect(all.conversations).toEqual([]);

    const typed = page.getByLabel('Чтобы подтвердить, введите код студента');
    await typed.fill('не тот');
    await page.getByRole('button', { name: 'Удалить навсегда' }).click();
    expect(await studio.part('.data-erase .wrong').textContent()).toBe('Код не совпадает.');
    await studio.shot('settings-data-erase');
    await typed.fill(id);
    await page.getByRole('button', { name: 'Удалить навсегда' }).click();
    await studio.part('.sheet').getByText(`Данные удалены: ${id}`).waitFor();
    await expect(pavel.call('GET', `/students/${id}`)).rejects.toThrow('404');

    await studio.goes('settings/audit?action=student-erased');
    expect(await studio.part('.audit tbody tr').first().textContent()).toContain(id);
  });

  test('an erased student leaves the desk at once, the open conversation with them', async () => {
    const about = `Где печь ${mark()}?`;
    await Asker.asks(about);
    const oleg = await Curator.signsIn();
    const { id } = await oleg.finds(about);
    const { student } = await oleg.call<{ student: { externalId: string } }>('GET', `/handoffs/${id}`);
    const desk = await Desk.opens();
    await desk.chooses(about);
    await desk.transcript.getByText(about).first().waitFor();

    const pavel = await Methodologist.signsIn('pavel');
    await pavel.call('DELETE', `/students/${student.externalId}`);

    await expect.poll(() => desk.row(about).count()).toBe(0);
    await expect.poll(() => desk.transcript.count()).toBe(0);
    await desk.leaves();
  });
});

describe('the log', () => {
  test('is filtered by act and person, and read on', async () => {
    const pavel = await Methodologist.signsIn('pavel');
    for (let n = 0; n < 52; n++)
      await pavel.call('PUT', '/schools/current/settings', { emergency: String(112 + (n % 2)) });
    await pavel.call('PUT', '/schools/current/settings', { emergency: '112' });
    const studio = await administrator('audit');
    const { page } = studio;
    const rows = studio.part('.audit tbody tr');
    await rows.first().waitFor();

    await page.getByLabel('Что сделано').selectOption('settings-changed');
    await expect.poll(() => studio.path).toBe('settings/audit?action=settings-changed');
    await expect.poll(() => rows.first().textContent()).toContain('телефон помощи');
    await expect.poll(() => rows.count()).toBe(50);
    await page.getByRole('button', { name: 'Показать ещё' }).click();
    await expect.poll(() => rows.count()).toBeGreaterThan(50);

    const maria = await page.getByLabel('Кто').locator('option', { hasText: 'Мария' }).getAttribute('value');
    await page.getByLabel('Кто').selectOption(maria);
    await studio.part('.nobody').waitFor();
    await page.goBack();
    await rows.first().waitFor();
  });
});

describe('on every screen', () => {
  test.each([
    ['people', 1440, 'ru', 'light'],
    ['keys', 1440, 'ru', 'light'],
    ['data', 1440, 'ru', 'light'],
    ['audit', 1440, 'ru', 'light'],
    ['people', 390, 'ru', 'dark'],
    ['keys', 390, 'en', 'light'],
    ['data', 390, 'en', 'dark'],
    ['audit', 390, 'ru', 'light'],
    ['people', 1440, 'en', 'dark'],
    ['keys', 1024, 'en', 'dark'],
  ] as const)('%s at %i px, %s, %s', async (path, width, locale, scheme) => {
    const studio = await administrator(path, {
      width,
      height: width < 500 ? 844 : 900,
      touch: width < 500,
      locale,
      scheme,
    });
    await expect.poll(() => studio.part('.skeletons').count()).toBe(0);
    expect(await studio.violations()).toEqual([]);
    const wide = await studio.part('.room').evaluate(room => room.scrollWidth - room.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await studio.shot(`settings-${path}-${width}-${locale}-${scheme}`);
  });
});
