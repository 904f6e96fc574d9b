// What nobody could answer becomes an article, and the article is held by its check.
import { describe, expect, test } from 'vitest';
import { Curator } from './desk.js';
import { held } from './held.js';
import { Student } from './stage.js';
import { Methodologist, Studio } from './studio.js';

const hold = held();
async function inTheStudio(visit: Parameters<typeof Studio.opens>[0]): Promise<Studio> {
  return hold(await Studio.opens(visit));
}

async function asks(words: string): Promise<Student> {
  const student = hold(await (await Student.arrives()).opens());
  await student.asks(words);
  return student;
}

const REPLY = 'Пропуск в бассейн школы продлевают на втором этаже, в кабинете 214, по четвергам.';

describe('a gap', () => {
  test('becomes a proposal from the replies, is accepted by a key, and the question is answered then', async () => {
    const oleg = await Curator.signsIn('oleg');
    for (const words of ['Как продлить пропуск в бассейн школы?', 'как продлить пропуск в бассейн школы на год']) {
      await asks(words);
      const item = await oleg.claims(words);
      await oleg.replies(item, `Здравствуйте! ${REPLY}`);
      await oleg.gives(item);
    }

    const studio = await inTheStudio({ path: 'gaps', width: 1440, height: 900 });
    const row = studio.part('.gap-row').filter({ hasText: 'бассейн' });
    await expect
      .poll(
        async () => {
          await studio.page.reload();
          await studio.part('.gap-row, .nobody').first().waitFor();
          return row.locator('a', { hasText: 'Посмотреть предложение' }).count();
        },
        { timeout: 60_000, interval: 1000 },
      )
      .toBe(1);
    await studio.shot('curation-gaps');
    expect(await studio.violations()).toEqual([]);
    await row.locator('a', { hasText: 'Посмотреть предложение' }).click();
    await studio.part('.proposal pre').filter({ hasText: 'втором этаже' }).waitFor();
    expect(await studio.part('.proposal .sides pre').last().textContent()).toBe(REPLY);
    await studio.shot('curation-proposal');
    expect(await studio.violations()).toEqual([]);

    await studio.page.keyboard.press('KeyA');
    await studio
      .part('.proposal')
      .filter({ hasText: /Ответило бы (\d+) из \1/ })
      .waitFor();
    await studio.shot('curation-accepted');

    const later = await asks('Как продлить пропуск в бассейн школы?');
    expect(await (await later.answered()).textContent()).toContain('втором этаже');

    await studio.part('.nav-link').filter({ hasText: 'Проверки' }).click();
    const check = studio.part('.check-row').filter({ hasText: 'бассейн' });
    await check.locator('.tag.ok').waitFor();
    await studio.part('button').filter({ hasText: 'Проверить всё' }).click();
    await studio
      .part('p')
      .filter({ hasText: /проходит \d+ из \d+, не проходит 0/ })
      .first()
      .waitFor();
    await studio.shot('curation-run');
    expect(await studio.violations()).toEqual([]);
  });

  test('is put aside with a way back, and at 390 px nothing is cut', async () => {
    await asks('Сколько стоит парковка у корпуса на Набережной?');
    const studio = await inTheStudio({ path: 'gaps', width: 390, height: 844, locale: 'en', scheme: 'dark' });
    const row = studio.part('.gap-row').filter({ hasText: 'парковка' });
    await expect
      .poll(
        async () => {
          await studio.page.reload();
          await studio.part('.gap-row, .nobody').first().waitFor();
          return row.count();
        },
        { timeout: 60_000, interval: 1000 },
      )
      .toBe(1);
    await studio.shot('curation-gaps-390');
    expect(await studio.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

    await row.locator('button', { hasText: 'Not ours' }).click();
    await row.waitFor({ state: 'detached' });
    await studio.part('.warned button').filter({ hasText: 'Undo' }).click();
    await row.waitFor();
    await row.locator('h2 a').click();
    await studio.part('h1').filter({ hasText: 'парковка' }).waitFor();
    await studio.shot('curation-gap-390');
    expect(await studio.violations()).toEqual([]);
  });
});

describe('a publication that breaks a check', () => {
  test('is stopped in words, and goes on only with a reason', async () => {
    const maria = await Methodologist.signsIn();
    const article = {
      title: 'Аудитория 12',
      body: 'Аудитория 12 открыта с 9:00 до 21:00 без перерыва.',
      format: 'markdown',
      kind: 'faq',
      lang: 'ru',
    };
    await maria.writes('faq:room-12', { ...article, questions: ['когда открыта аудитория 12'] });
    await maria.call('PUT', '/curation/checks', {
      question: 'когда открыта аудитория 12',
      expect: { externalId: 'faq:room-12', contains: '21:00' },
    });
    const made = await maria.call<{ id: string }>('POST', '/curation/proposals', {
      title: 'x',
      body: 'x',
    });
    await maria.call('PATCH', `/curation/proposals/${made.id}`, {
      kind: 'edit',
      article: 'faq:room-12',
      title: 'Аудитория 12',
      body: 'Аудитория 12 закрыта на ремонт до лета.',
    });

    const studio = await inTheStudio({ path: `proposals/${made.id}`, width: 1440, height: 900 });
    await studio.part('.sides section').filter({ hasText: '21:00' }).waitFor();
    await studio.part('.acts-row .main').click();
    await studio.part('[role=alert]').filter({ hasText: 'Сломает 1 проверку' }).waitFor();
    await studio.shot('curation-breaks');
    expect(await studio.violations()).toEqual([]);

    await studio.part('[role=alert] input').fill('Ремонт с понедельника');
    await studio.part('[role=alert] .risky').click();
    await studio.part('.proposal [role=status]').filter({ hasText: 'Принято' }).waitFor();
    await maria.archives('faq:room-12');
  });
});

describe('hint rules', () => {
  test('are played before they are set: three pleas change nothing, an attempt does', async () => {
    const maria = await Methodologist.signsIn();
    await maria.call('PUT', '/courses/rust/assignments/watering', {
      title: 'Полив кактуса',
      text: 'Напишите, сколько стаканов воды в год выпьет кактус, который поливают по средам.',
      hintPolicy: { maxLevel: 2, startLevel: 1, attemptsPerLevel: 1, unlockFullAfterDue: true },
    });
    const studio = await inTheStudio({ path: 'hints/rust/watering', width: 1440, height: 900 });
    const steps = studio.part('.hints-play li');
    await steps.nth(2).waitFor();
    expect(await steps.filter({ hasText: 'Получит подсказку 1 из 3.' }).count()).toBe(3);

    await studio.part('.hints-acts button').filter({ hasText: 'Попросить больше' }).click();
    await steps.nth(3).filter({ hasText: 'Больше не получит.' }).waitFor();
    await studio.part('.hints-acts button').filter({ hasText: 'Показать попытку' }).click();
    await steps.nth(4).filter({ hasText: 'Получит подсказку 2 из 3.' }).waitFor();
    await studio.shot('curation-hints');
    expect(await studio.violations()).toEqual([]);

    await studio.part('.hints-form input[name=maxLevel]').first().check();
    await steps.nth(4).filter({ hasText: 'Разбор этого задания не открывается' }).waitFor();
    await studio.part('.hints-form .main').click();
    await studio.part('.hints-form [role=status]').waitFor();
    await studio.part('.hints-form button').filter({ hasText: 'Вернуть правила курса' }).click();
    await studio.part('.hints-list a[aria-current] .meta-text').filter({ hasText: 'правила курса' }).waitFor();
  });
});
