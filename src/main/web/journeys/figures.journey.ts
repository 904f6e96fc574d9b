// What heads see of many questions at once: real ones counted, and a month of a larger school as it looks.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Day, Figures } from '../studio/figures/types.js';
import { outcomeOf } from './asker.js';
import { held } from './held.js';
import { Methodologist, Studio } from './studio.js';

const CERTIFICATE = 'Сколько баллов нужно, чтобы получить сертификат?';
const hold = held();

async function inTheStudio(visit: Parameters<typeof Studio.opens>[0] = {}): Promise<Studio> {
  return hold(await Studio.opens(visit));
}

const share = (count: number, of: number, students = 40) => ({
  count,
  of,
  students,
  ...(students < 5 ? {} : { share: count / of }),
});

/** A month of a school with 6,000 questions: busy evenings, quiet Sundays. */
function aMonth(): Figures {
  const days: Day[] = Array.from({ length: 28 }, (_, n) => {
    const busy = n % 7 === 6 ? 40 : 180 + 20 * (n % 5);
    return {
      day: new Date(Date.UTC(2026, 9, 26 + n)).toISOString().slice(0, 10),
      answered: Math.round(busy * 0.7),
      drafted: Math.round(busy * 0.08),
      handedOff: { 'no-evidence': Math.round(busy * 0.1), 'low-confidence': Math.round(busy * 0.06), complaint: 2 },
      declined: { 'off-topic': Math.round(busy * 0.03) },
    };
  });
  const hours = Array.from({ length: 7 * 17 }, (_, n) => ({
    weekday: 1 + (n % 7),
    hour: 7 + Math.floor(n / 7),
    count: Math.round((n % 7 === 6 ? 8 : 40) * (1 + Math.sin(n / 12))),
  }));
  const peak = hours.reduce((most, one) => (one.count > most.count ? one : most));
  return {
    from: days[0]!.day,
    to: days[27]!.day,
    timeZone: 'Europe/Moscow',
    questions: 6000,
    students: 800,
    load: { hours, peak, busiestDay: days[3]!.day },
    days,
    firstReplies: [
      { handoffs: 1400, replied: 1380, medianMinutes: 34, p90Minutes: 168, inTime: share(1270, 1390) },
      { team: 'technical', handoffs: 300, replied: 300, medianMinutes: 12, p90Minutes: 41, inTime: share(296, 300) },
      { team: 'curators', handoffs: 700, replied: 690, medianMinutes: 38, p90Minutes: 120, inTime: share(640, 694) },
      { team: 'mentors', handoffs: 400, replied: 390, medianMinutes: 71, p90Minutes: 320, inTime: share(334, 396) },
    ],
    unanswered: [
      { open: 12, overdue: 2, longestMinutes: 190 },
      { team: 'mentors', open: 12, overdue: 2, longestMinutes: 190 },
    ],
    ratings: [
      { to: 'answer', up: share(820, 1000) },
      { to: 'hint', up: share(300, 420) },
      { to: 'curator', up: share(410, 430) },
      { to: 'conversation', up: share(3, 4, 4) },
    ],
    resolution: {
      answered: share(4200, 6000),
      came: { called: 180, reopened: 20, repeated: 90, any: share(270, 4200) },
      young: 900,
      helped: { same: share(510, 640), next: share(400, 520) },
      others: { same: share(900, 1020), next: share(640, 800) },
    },
    reliability: {
      judged: 1000,
      error: 0.04,
      bins: Array.from({ length: 10 }, (_, n) => ({
        from: n / 10,
        to: (n + 1) / 10,
        ...(n < 2 ? {} : { confidence: n / 10 + 0.05 }),
        right: n < 2 ? share(0, n, n) : share(Math.round(12 * n * (n / 10 + 0.02)), 12 * n),
      })),
    },
  };
}

async function showing(studio: Studio, figures: Figures, path = 'figures'): Promise<void> {
  await studio.page.route('**/api/v1/figures?*', route => route.fulfill({ json: figures }));
  await studio.goes(path);
}

describe('figures', () => {
  test('a question is in them a moment later, narrowed by course and team, as table and file, at an address of their own', async () => {
    const maria = await Methodologist.signsIn();
    const before = await maria.call<Figures>('GET', '/figures');
    await outcomeOf(CERTIFICATE);
    const studio = await inTheStudio({ path: 'figures' });

    await studio.part('[aria-labelledby="figure-days"] svg').waitFor();
    const days = studio.part('[aria-labelledby="figure-days"]');
    expect(await days.locator('p').first().textContent()).toContain(`Вопросов: ${before.questions + 1}.`);
    expect(await days.locator('table').count()).toBe(0);
    await days.getByRole('button', { name: 'Таблицей' }).click();
    const last = days.locator('tbody tr').last();
    expect(await days.locator('tbody tr').count()).toBe(28);
    expect(Number(await last.locator('td').first().textContent())).toBeGreaterThan(0);

    const [file] = await Promise.all([
      studio.page.waitForEvent('download'),
      days.getByRole('button', { name: 'Сохранить в CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^days-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
    const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
    expect(lines).toHaveLength(29);
    expect(lines[0]).toBe('\ufeffДень,Ответил помощник,Черновик,Передано,Отказ');

    await studio.page.getByRole('link', { name: '7 дней' }).click();
    await expect.poll(() => days.locator('tbody tr').count()).toBe(7);
    await studio.page.getByLabel('Команда').selectOption('technical');
    await expect.poll(() => studio.path).toBe('figures?days=7&team=technical');
    await studio.page.goBack();
    await expect.poll(() => studio.path).toBe('figures?days=7');
    await expect.poll(() => studio.page.getByLabel('Команда').inputValue()).toBe('');
    expect(await studio.violations()).toEqual([]);
  });

  test('own days are refused beside their fields, and a time without a question says what comes here', async () => {
    const studio = await inTheStudio({ path: 'figures?from=2020-01-01&to=2020-06-01' });
    await studio.part('[role=alert]').filter({ hasText: 'не больше 92 дней' }).waitFor();
    expect(await studio.page.getByLabel('С', { exact: true }).getAttribute('aria-invalid')).toBe('true');

    const none: Figures = { ...aMonth(), questions: 0, firstReplies: [], unanswered: [] };
    await studio.page.route('**/api/v1/figures?*', route => route.fulfill({ json: none }));
    await studio.page.getByLabel('По', { exact: true }).fill('2020-01-31');
    await studio.page.getByRole('button', { name: 'Показать' }).click();
    await studio.part('.nobody').filter({ hasText: 'С первого вопроса' }).waitFor();
    expect(studio.path).toBe('figures?from=2020-01-01&to=2020-01-31');
    expect(await studio.part('[role=alert]').count()).toBe(0);
  });

  test('leads find them in the studio, and what was done; curators do not', async () => {
    const lead = await inTheStudio({ part: 'curator', who: 'igor', path: 'figures' });
    await lead.part('.figure').first().waitFor();
    expect(await lead.part('.nav-link').allInnerTexts()).toEqual(['Показатели', 'Настройки']);
    await lead.part('.nav-link').last().click();
    await lead.part('.audit').waitFor();
    expect(await lead.part('.tabs-row a').allInnerTexts()).toEqual(['Журнал']);

    const curator = await inTheStudio({ part: 'curator', path: 'figures' });
    expect(await curator.title.textContent()).toBe('Этот раздел для других ролей');
  });

  test('charts are drawn anew in the other scheme', async () => {
    const studio = await inTheStudio();
    await showing(studio, aMonth());
    const colours = () =>
      studio
        .part('[aria-labelledby="figure-days"] svg')
        .evaluate(svg => [...svg.querySelectorAll('[fill]')].map(one => one.getAttribute('fill')));
    await studio.part('[aria-labelledby="figure-days"] svg').waitFor();
    expect(await colours()).toContain('#0b6656');

    await studio.page.locator('op-studio .nav-self').click();
    await studio.page.getByRole('menuitemcheckbox', { name: 'Тёмный' }).click();

    await expect.poll(colours).toContain('#62c9b4');
    expect(await colours()).not.toContain('#0b6656');
    await studio.page.locator('op-studio .nav-self').click();
    await studio.page.getByRole('menuitemcheckbox', { name: 'Как в системе' }).click();
  });
});

describe('looks', () => {
  test.each([
    { width: 1440, height: 900, locale: 'ru', scheme: 'light' },
    { width: 1440, height: 900, locale: 'en', scheme: 'dark' },
    { width: 390, height: 844, locale: 'ru', scheme: 'dark', touch: true },
    { width: 320, height: 640, locale: 'en', scheme: 'light', touch: true },
  ] as const)('figures at $width, $locale, $scheme', async look => {
    const studio = await inTheStudio({ ...look });
    await showing(studio, aMonth());
    await studio.part('[aria-labelledby="figure-reliability"] svg').waitFor();
    for (const table of await studio.page.getByRole('button', { name: /Таблицей|As a table/ }).all())
      await table.click();
    const room = studio.part('.room');
    const name = `figures-${look.width}-${look.locale}-${look.scheme}`;
    const height = await room.evaluate(one => one.scrollHeight);
    for (let at = 0, part = 0; at < height && part < 9; at += look.height - 60, part++) {
      await room.evaluate((one, to) => one.scrollTo(0, to), at);
      await studio.shot(`${name}-${part}`);
    }

    expect(await studio.violations()).toEqual([]);
    expect(await room.evaluate(one => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    const raw = await room.evaluate(one => (one as HTMLElement).innerText.match(/\bfigures\.[a-z.-]+/g) ?? []);
    expect(raw).toEqual([]);
    if ('touch' in look) {
      const small = await studio
        .part('.page')
        .evaluate(page =>
          [...page.querySelectorAll('a, button, select, input')]
            .filter(one => one.getBoundingClientRect().height < 44)
            .map(one => one.outerHTML.slice(0, 80)),
        );
      expect(small).toEqual([]);
    }
  });
});
