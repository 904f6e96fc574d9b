// A course is set up: thresholds with what they would have done, questions to begin with, assignments; and the school's own words.
import { describe, expect, test } from 'vitest';
import type { Course, Effect } from '../studio/courses.js';
import { Asker } from './asker.js';
import { held } from './held.js';
import { mark, Student } from './stage.js';
import { Methodologist, Studio } from './studio.js';

const hold = held();
const ANSWERED = 'Можно ли сдать работу после дедлайна?';
const PHONE = { width: 390, height: 844, touch: true } as const;

async function inTheStudio(visit: Parameters<typeof Studio.opens>[0]): Promise<Studio> {
  return hold(await Studio.opens(visit));
}

/** Nothing scrolls sideways but tables. */
const overflows = (studio: Studio): Promise<boolean> =>
  studio.part('.room').evaluate(room => room.scrollWidth > room.clientWidth + 1);

async function looks(studio: Studio, shot: string): Promise<void> {
  await studio.shot(shot);
  expect(await studio.violations()).toEqual([]);
  expect(await overflows(studio)).toBe(false);
}

/** Students have asked; what became of it is kept. */
async function asked(maria: Methodologist, ...questions: string[]): Promise<Asker[]> {
  const before = await effect(maria);
  const askers: Asker[] = [];
  for (const question of questions) askers.push(await Asker.asks(question, false));
  await expect
    .poll(async () => (await effect(maria)).questions, { timeout: 60_000 })
    .toBe(before.questions + questions.length);
  return askers;
}

const effect = (maria: Methodologist, thresholds = {}): Promise<Effect> =>
  maria.call('POST', '/courses/rust/threshold-trials', { thresholds });

describe('the thresholds of a course', () => {
  test('show what they would have made of last week, and are kept and taken back', async () => {
    const maria = await Methodologist.signsIn();
    const before = await maria.call<Course>('GET', '/courses/rust');
    await asked(
      maria,
      ANSWERED,
      'Где посмотреть расписание созвонов?',
      'За сколько дней сертификат приходит на почту после курса?',
    );

    const studio = await inTheStudio({ path: 'courses' });
    await studio.part('.courses a').first().waitFor();
    await looks(studio, 'courses');
    await studio.part('.courses a[href$="/rust"]').click();
    await studio.part('.effect-table').waitFor();
    await looks(studio, 'course');

    const said = studio.part('.effect-said');
    const asItIs = await said.textContent();
    const slider = studio.part('input[name=organisational-answer]');
    await slider.focus();
    await slider.press('End');
    await expect.poll(() => said.textContent()).not.toBe(asItIs);
    expect(await said.textContent()).toContain('Ответов меньше на');
    await studio.part('.examples summary').click();
    await looks(studio, 'course-stricter');
    expect(await studio.part('.examples li a').first().getAttribute('href')).toMatch(/^\/studio\/answers\//);

    await studio.part('.course-keep .main').click();
    await studio.part('.course-keep [role=status]').filter({ hasText: 'Курс сохранён' }).waitFor();
    const kept = await maria.call<Course>('GET', '/courses/rust');
    expect(kept.thresholds.organisational?.answer).toBe(1);
    expect(kept).toMatchObject({ teams: before.teams, hintPolicy: before.hintPolicy, title: before.title });

    await studio.part('[data-class=organisational] .quiet').click();
    await studio.part('.course-keep .main').click();
    await expect.poll(async () => (await maria.call<Course>('GET', '/courses/rust')).thresholds).toEqual({});
  });

  test('leave a class to people, by a key, on a phone and in English', async () => {
    const maria = await Methodologist.signsIn();
    const studio = await inTheStudio({ path: 'courses/rust', ...PHONE, locale: 'en', scheme: 'dark' });
    await studio.part('.effect-table').waitFor();
    await looks(studio, 'course-390-dark-en');

    await studio.part('input[name=technical-people]').focus();
    await studio.page.keyboard.press('Space');
    await studio.part('[data-class=technical]').filter({ hasText: 'Only people answer' }).waitFor();
    await studio.part('.effect').scrollIntoViewIfNeeded();
    await looks(studio, 'course-effect-390-dark-en');
    const asked = new Promise<string>(told => {
      studio.page.once('dialog', dialog => void dialog.dismiss().then(() => told(dialog.message())));
    });
    await studio.part('.page-head a').last().click();
    expect(await asked).toBe('There are unsaved changes here. Leave and lose them?');
    expect(studio.path).toBe('courses/rust');

    await studio.part('.course-keep .quiet').click();
    expect(await studio.part('.course-keep .main').isDisabled()).toBe(true);
    await studio.part('.page-head a').last().click();
    await expect.poll(() => studio.path).toContain('hints/rust');
    expect((await maria.call<Course>('GET', '/courses/rust')).thresholds).toEqual({});
  });
});

describe('a course', () => {
  test('is made here, begins without a question, and has its assignments', async () => {
    const id = `clay-${mark()}`;
    const studio = await inTheStudio({ path: 'courses' });
    await studio.part('.page-head .main').click();
    await studio.part('.course-new [name=title]').fill('Гончарное дело');
    await studio.part('.course-new [name=externalId]').fill('rust');
    await studio.part('.course-new .main').click();
    await studio.part('.course-new .failed-bar').waitFor();
    await looks(studio, 'course-taken');
    await studio.part('.course-new [name=externalId]').fill(id);
    await studio.part('.course-new .main').click();
    await studio.part('.effect').waitFor();
    expect(studio.path).toBe(`courses/${id}`);
    expect(await studio.part('.effect').textContent()).toContain('вопросов в курсе не было');
    await looks(studio, 'course-empty');

    await studio.part('a').filter({ hasText: 'Новое задание' }).click();
    await studio.part('.task-form input').first().fill('Чаша');
    await studio
      .part('.task-form textarea')
      .first()
      .fill('Сделайте чашу высотой 12 см. Напишите, какой толщины стенка.');
    await studio.part('.task-form input[type=datetime-local]').fill('2027-02-01T23:59');
    await studio.part('.solutions .press').click();
    await studio.part('.solution textarea').fill('Толщина стенки 6 мм.');
    await looks(studio, 'assignment');
    await studio.part('.task-keep .main').click();
    await expect.poll(() => studio.path).toBe(`courses/${id}/assignments/чаша`);

    const maria = await Methodologist.signsIn();
    const task = await maria.call<Record<string, unknown>>(
      'GET',
      `/courses/${id}/assignments/${encodeURIComponent('чаша')}`,
    );
    expect(task).toMatchObject({ title: 'Чаша', solutions: ['Толщина стенки 6 мм.'], ownPolicy: false });
    expect(new Date(String(task.dueAt)).getUTCFullYear()).toBe(2027);
    await studio.part('.page-head a').filter({ hasText: 'подсказ' }).click();
    await studio.part('.hints-form').waitFor();
    await studio.goes(`courses/${id}`);
    await studio.part('.tasks a').filter({ hasText: 'Чаша' }).waitFor();

    await studio.part('.course-main input[name=maxLevel]').nth(1).check();
    await studio.part('.course-keep .main').click();
    await expect
      .poll(async () => (await maria.call<Course>('GET', `/courses/${id}`)).hintPolicy)
      .toEqual({ maxLevel: 1 });
  });

  test('offers its own questions to begin with, in the order they have here', async () => {
    const maria = await Methodologist.signsIn();
    const before = await maria.call<Course>('GET', '/courses/rust');
    const studio = await inTheStudio({ path: 'courses/rust' });
    const questions = [`Когда первый созвон ${mark()}?`, `Кто проверяет задания ${mark()}?`];
    for (const question of questions) {
      await studio.part('section').filter({ hasText: 'Вопросы для начала' }).locator('.press').click();
      await studio.part('.openers li:last-child input').fill(question);
    }
    await studio.part('.openers li:last-child .tool').first().click();
    await studio.part('.openers').scrollIntoViewIfNeeded();
    await looks(studio, 'course-openers');
    await studio.part('.course-keep .main').click();
    await studio.part('.course-keep [role=status]').filter({ hasText: 'Курс сохранён' }).waitFor();

    const student = await (await Student.arrives()).opens();
    hold(student);
    await student.panel.getByText(questions[1]!).waitFor();
    const text = (await student.panel.textContent())!;
    expect(text.indexOf(questions[1]!)).toBeLessThan(text.indexOf(questions[0]!));
    await student.shot('course-openers-widget');

    const { externalId, ...rest } = before;
    await maria.call('PUT', `/courses/${externalId}`, { ...rest, tone: before.tone ?? null });
  });
});

describe('the school’s own words', () => {
  test('are read by students, say what is wrong with them, and are taken back', async () => {
    const studio = await inTheStudio({ path: 'settings/texts', who: 'pavel' });
    const greeting = studio.part('[data-key=greeting] textarea[lang=ru]');
    await greeting.waitFor();
    await looks(studio, 'texts');

    await greeting.fill('Что неясно в {curse}?');
    await studio.part('[data-key=greeting] .wrong').filter({ hasText: '{curse}' }).waitFor();
    await looks(studio, 'texts-wrong');
    await studio.part('.texts-keep .main').click();
    expect(await greeting.evaluate(field => field === (field.getRootNode() as ShadowRoot).activeElement)).toBe(true);

    await greeting.fill('Что неясно в курсе «{course}»? Пишите.');
    await studio.part('.texts-keep .main').click();
    await studio.part('.texts-keep [role=status]').filter({ hasText: 'Тексты сохранены' }).waitFor();
    const student = await (await Student.arrives()).opens();
    hold(student);
    await student.panel.getByText('Что неясно в курсе «').waitFor();
    await student.shot('texts-widget');

    await studio.part('[data-key=greeting] .quiet').first().click();
    await studio.part('.texts-keep .main').click();
    await expect.poll(() => greeting.inputValue()).toBe('');
    await expect.poll(() => studio.part('.texts-keep .main').isDisabled()).toBe(true);
  });

  test('stand in one column on a phone, in English', async () => {
    const studio = await inTheStudio({ path: 'settings/texts', who: 'pavel', ...PHONE, locale: 'en', scheme: 'dark' });
    await studio.part('[data-key=emotional] textarea').first().waitFor();
    await studio.part('[data-key=emotional]').scrollIntoViewIfNeeded();
    await looks(studio, 'texts-390-dark-en');
  });
});

describe('a question asked again', () => {
  test('comes out otherwise by other thresholds, and the course keeps its own', async () => {
    const maria = await Methodologist.signsIn();
    const [asker] = await asked(maria, ANSWERED);
    const { messages } = await asker!.sees();
    const studio = await inTheStudio({ path: `answers/${messages.at(-1)!.id}` });
    await studio.part('.again').waitFor();
    await studio.part('.again [name=answerFrom]').fill('1');
    await studio.part('.again [name=draftFrom]').fill('0');
    await studio.part('.again [name=model]').uncheck();
    await studio.part('.again form .press').click();
    await studio.part('.differs tr').filter({ hasText: 'черновик' }).waitFor();
    await studio.part('.again').scrollIntoViewIfNeeded();
    await looks(studio, 'again-thresholds');
    expect((await maria.call<Course>('GET', '/courses/rust')).thresholds).toEqual({});
  });

  test('comes out as if another revision were published', async () => {
    const maria = await Methodologist.signsIn();
    const id = `kiln-${mark()}`;
    await maria.writes(id, {
      title: 'Печь для обжига',
      body: '# Печь для обжига\n\nПечь для обжига стоит в кабинете 7.',
      kind: 'faq',
    });
    await maria.writes(id, {
      title: 'Печь для обжига',
      body: '# Печь для обжига\n\nПечь для обжига стоит в кабинете 9.',
      kind: 'faq',
      publish: false,
    });
    const [asker] = await asked(maria, 'В каком кабинете стоит печь для обжига?');
    const studio = await inTheStudio({ path: `answers/${(await asker!.sees()).messages.at(-1)!.id}` });
    await studio.part('.again .again-pair select').first().selectOption(id);
    await studio.part('.again [name=revision]').selectOption('2');
    await studio.part('.again form .press').click();
    await studio.part('.differs tr').filter({ hasText: 'кабинете 9' }).waitFor();
    await maria.archives(id);
  });
});
