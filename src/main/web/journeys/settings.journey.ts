// What an administrator sets once: the school's look, a team's hours and promises, the model, the widget on the school's pages.
import { describe, expect, test } from 'vitest';
import { held } from './held.js';
import { BASE, mark, somebody } from './stage.js';
import { Studio } from './studio.js';

const hold = held();

async function administrator(visit: Parameters<typeof Studio.opens>[0]): Promise<Studio> {
  return hold(await Studio.opens({ who: 'pavel', ...visit }));
}

test('a methodologist is told whose page it is', async () => {
  const studio = hold(await Studio.opens({ path: 'settings/teams' }));

  expect(await studio.part('.nobody p').textContent()).toContain('администратор');
});

test('one colour becomes what is readable in both schemes, and what is no colour is not taken', async () => {
  const studio = await administrator({ path: 'settings' });
  const colour = studio.page.getByTitle('Шесть знаков');
  await colour.fill('#ffd400');
  const ratios = await studio.part('.school-look td:last-child').allTextContents();

  expect(ratios).toHaveLength(6);
  expect(ratios.every(ratio => ratio.includes('✓'))).toBe(true);
  await studio.shot('settings-look');
  await colour.fill('yellow');
  await studio.page.getByRole('button', { name: 'Сохранить' }).click();
  expect(await colour.evaluate(field => (field as HTMLInputElement).validity.patternMismatch)).toBe(true);
  await studio.page.reload();
  expect(await colour.inputValue()).toBe('#0b6656');
});

test('a school that has nothing yet is led in five steps, and what is done is ticked', async () => {
  const studio = await administrator({ path: 'settings' });
  await studio.page.route('**/api/v1/knowledge/articles?*', route => route.fulfill({ json: { items: [] } }));
  await studio.goes('');
  const steps = studio.part('.beginning li');
  await steps.first().filter({ hasText: 'готово' }).waitFor();

  expect(await steps.count()).toBe(5);
  expect(await steps.filter({ hasText: 'Загрузите материалы' }).locator('.tag').count()).toBe(0);
  expect(await studio.violations()).toEqual([]);
  await studio.shot('studio-begins');
  await steps.filter({ hasText: 'виджет на страницы' }).locator('a').click();
  await studio.part('.install-steps').waitFor();
});

describe('a team', () => {
  test('answers when a question of Friday evening would be due, before anything is kept', async () => {
    const studio = await administrator({ path: 'settings/teams' });
    const about = mark();
    await studio.page.getByRole('button', { name: 'Новая команда' }).click();
    await studio.page.getByLabel('Название').first().fill(`Team ${about}`);
    expect(await studio.page.getByLabel('Ключ для API').inputValue()).toBe(`team-${about}`);
    await studio.page.getByRole('button', { name: 'Создать' }).click();
    await studio.part('.teams-list a[aria-current]').filter({ hasText: about }).waitFor();

    const due = studio.part('.team-due output');
    await due.filter({ hasText: 'пятница' }).waitFor();
    await studio.page.getByLabel('Работает по расписанию').check();
    await due.filter({ hasText: 'Команда начнёт работу: понедельник' }).waitFor();
    expect(await due.textContent()).toMatch(/понедельник.*10:00/);
    await studio.page.getByLabel('Понедельник: начало').fill('11:30');
    await studio.page.getByLabel('Первый ответ').first().fill('20');
    await due.filter({ hasText: '11:50' }).waitFor();
    await studio.shot('settings-team');
    expect(await studio.violations()).toEqual([]);

    await studio.page.getByLabel('Понедельник: конец').fill('11:00');
    await studio.part('fieldset [role=alert]').filter({ hasText: 'расписанием' }).waitFor();
    await studio.page.getByLabel('Понедельник: конец').fill('15:00');
    await due.filter({ hasText: '11:50' }).waitFor();
    await studio.page.getByRole('button', { name: 'Сохранить' }).click();
    await studio.part('.team-form .meta-text').filter({ hasText: 'Сохранено' }).waitFor();
    await studio.page.reload();
    expect(await studio.page.getByLabel('Понедельник: начало').inputValue()).toBe('11:30');
    expect(await studio.page.getByLabel('Первый ответ').first().inputValue()).toBe('20');
  });

  test('promises those in low spirits sooner, by a rule', async () => {
    const studio = await administrator({ path: 'settings/teams/curators' });
    const due = studio.part('.team-due output b').first();
    await due.waitFor();
    await studio.page.getByRole('button', { name: 'Добавить правило' }).click();
    const rule = studio.part('.team-form .team-row').last();
    await rule.getByLabel('Настроение').selectOption('upset');
    await rule.getByLabel('Первый ответ').fill('5');
    await studio.part('.team-due').getByLabel('Вопрос пришёл').fill('2026-11-27T12:00');
    await studio.part('.team-due').getByLabel('Настроение').selectOption('upset');

    await due.filter({ hasText: '12:05' }).waitFor();
    await studio.part('.team-due').getByLabel('Настроение').selectOption('calm');
    await due.filter({ hasText: '13:00' }).waitFor();
  });
});

test('without a model the page says how answers are made, and the test of the connection why', async () => {
  const studio = await administrator({ path: 'settings/model', width: 390, height: 844, locale: 'en', scheme: 'dark' });
  await studio.part('p').filter({ hasText: 'No model is connected: answers are quotes' }).waitFor();
  await studio.page.getByRole('button', { name: 'Test the connection' }).click();

  await studio.part('.warned').filter({ hasText: 'No model is connected' }).waitFor();
  expect(await studio.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await studio.shot('settings-model-390');
  expect(await studio.violations()).toEqual([]);
});

describe('the widget', () => {
  const lms = async (origin: string, token: string) =>
    fetch(`${BASE}/api/v1/widget/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: origin },
      body: JSON.stringify({ token }),
    });
  const signed = async (): Promise<string> => {
    const answer = await fetch(`${BASE}/demo/student`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ student: somebody() }),
    });
    return ((await answer.json()) as { token: string }).token;
  };

  test('is waited for on the school’s page, and what stands in its way is named', async () => {
    const origin = `https://lms-${mark()}.example`;
    const studio = await administrator({ path: 'settings/install' });
    await studio.part('pre').filter({ hasText: 'data-key="wk_' }).first().waitFor();
    await studio.page.getByRole('button', { name: 'Проверить установку' }).click();
    await studio.part('[role=status]').filter({ hasText: 'Жду первый сеанс' }).waitFor();
    const token = await signed();

    await lms(origin, `${token.slice(0, -4)}AAAA`);
    const heard = studio.part('.install-visits li').filter({ hasText: origin });
    await heard.filter({ hasText: 'не подписан' }).waitFor();
    await lms(origin, token);
    await heard.filter({ hasText: 'Сеанс начался' }).waitFor();
    await studio.page.getByRole('button', { name: 'Проверить установку' }).waitFor();
    await lms(origin, token);
    await studio.page.reload();
    await heard.filter({ hasText: 'дважды' }).waitFor();
  });

  test('is looked at beside, as a student has it, and is gone with the page', async () => {
    const studio = await administrator({ path: 'settings/install' });
    await studio.page.getByRole('button', { name: 'Показать виджет' }).click();
    await studio.part('.install-frame opora-widget .composer textarea').waitFor();
    await studio.shot('settings-install');
    expect(await studio.violations()).toEqual([]);

    await studio.part('.tabs-row a').first().click();
    await studio.part('.school-form').waitFor();
    expect(await studio.page.locator('opora-widget').count()).toBe(0);
  });
});

test.each([
  { width: 390, height: 844, touch: true, locale: 'ru', scheme: 'dark' },
  { width: 1440, height: 900, touch: false, locale: 'en', scheme: 'light' },
] as const)('the pages stand in the way of nobody and cut nothing off: %o', async visit => {
  const studio = await administrator({ ...visit, path: 'settings' });
  for (const path of ['settings', 'settings/teams/curators', 'settings/model', 'settings/install']) {
    await studio.goes(path);
    await studio.part('.tabs-row a[aria-current]').waitFor();
    await expect.poll(() => studio.part('.skeletons').count()).toBe(0);
    expect(await studio.violations()).toEqual([]);
    expect(await studio.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(visit.width);
    await studio.shot(`${path.replaceAll('/', '-')}-${visit.width}-${visit.locale}-${visit.scheme}`);
  }
});
