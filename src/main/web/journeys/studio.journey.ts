// What a methodologist goes through in the studio: coming in, finding, writing, publishing, taking back.
import { describe, expect, test } from 'vitest';
import { everyAnswerWaits, outcomeOf } from './asker.js';
import { Curator, Desk } from './desk.js';
import { held } from './held.js';
import { BASE, mark, theBrowser } from './stage.js';
import { Methodologist, Studio } from './studio.js';

const CERTIFICATE = 'Сколько баллов нужно, чтобы получить сертификат?';
const hold = held();

async function inTheStudio(visit: Parameters<typeof Studio.opens>[0] = {}): Promise<Studio> {
  return hold(await Studio.opens(visit));
}

describe('the house', () => {
  test('the first page leads into the studio, as the methodologist of the demo', async () => {
    const page = await (await theBrowser()).newPage();
    await page.goto(BASE);
    await page.locator('a[href="/studio/?demo"]').click();

    await page.locator('op-studio h1', { hasText: 'Знания' }).waitFor();
    expect(page.url()).toBe(`${BASE}/studio/`);
    await page.context().close();
  });

  test('a curator is told whose room it is, an unknown address that nothing is there', async () => {
    const curator = await inTheStudio({ part: 'curator' });
    expect(await curator.title.textContent()).toBe('Этот раздел для других ролей');
    expect(await curator.part('.nobody p').textContent()).toContain('методист, администратор');
    expect(await curator.part('.nav-link').count()).toBe(0);

    const lost = await inTheStudio({ path: 'no/such/place' });
    expect(await lost.title.textContent()).toBe('Здесь ничего нет');
    await lost.part('.nobody a').click();
    await lost.part('h1').filter({ hasText: 'Знания' }).waitFor();
    expect(lost.path).toBe('');
    await lost.page.goBack();
    await lost.part('h1').filter({ hasText: 'Здесь ничего нет' }).waitFor();
  });
});

describe('the base', () => {
  test('what needs a hand comes first, a search shows passages with both ranks, several are archived at once', async () => {
    const about = mark();
    const maria = await Methodologist.signsIn();
    const body = `Печь ${about} стоит в комнате семь.`;
    await maria.writes(`печь-${about}`, { title: `Печь ${about}`, body, validUntil: '2020-01-01T00:00:00Z' });
    await maria.writes(`глина-${about}`, { title: `Глина ${about}`, body: `Глина ${about} лежит в подвале.` });
    const studio = await inTheStudio();
    const rows = studio.part('.articles tbody tr');
    await rows.first().waitFor();
    expect(await rows.first().locator('.needs').textContent()).toContain('срок истёк');

    await studio.page.getByLabel('Поиск по заголовкам и тексту').fill(about);
    await expect.poll(() => rows.count()).toBe(2);
    expect(studio.path).toBe(`?q=${about}`);
    await studio
      .part('.hits li')
      .filter({ hasText: `Глина ${about}` })
      .waitFor();
    expect(await studio.part('.hits small').first().textContent()).toMatch(/по словам: (\d+|–) · по смыслу: \d+/);

    await studio.page.getByLabel('Выбрать все показанные').check();
    await studio.page.getByRole('button', { name: 'В архив' }).click();
    await expect.poll(() => rows.locator('.tag', { hasText: 'в архиве' }).count()).toBe(2);
    await studio.page.getByLabel('Состояние').selectOption('published');
    await studio.part('.nobody').waitFor();
  });

  test('a link that leads nowhere is named in the list and at the article until what it leads to is there', async () => {
    const about = mark();
    const maria = await Methodologist.signsIn();
    await maria.writes(`печь-${about}`, { title: `Печь ${about}`, body: `О глине: [глина](глина-${about}.md).` });
    const studio = await inTheStudio({ path: `?q=${about}` });
    const row = studio.part('.articles tbody tr');
    await row.locator('.needs', { hasText: 'ссылка никуда не ведёт' }).waitFor();
    expect(await row.locator('small').first().textContent()).toContain(`глина-${about}.md – такой статьи нет, с `);
    await studio.page.getByLabel('Требует внимания').selectOption('dead-link');
    await row.getByRole('link', { name: `Печь ${about}` }).click();

    await studio.part('.dead-links summary').filter({ hasText: '1 ссылка никуда не ведёт' }).waitFor();
    expect(await studio.part('.dead-links li').textContent()).toContain('такой статьи нет');
    expect(await studio.part('.dead-links button').count()).toBe(0);
    expect(await studio.violations()).toEqual([]);

    await maria.writes(`глина-${about}`, { title: `Глина ${about}`, body: 'Глина лежит в подвале.' });
    await studio.page.goBack();
    await studio.part('.nobody').waitFor();
    for (const id of [`печь-${about}`, `глина-${about}`]) await maria.archives(id);
  });

  test('an article is edited, seen in passages, published and taken back', async () => {
    const about = mark();
    const id = `обжиг-${about}`;
    const maria = await Methodologist.signsIn();
    const first = `## Когда\n\nОбжиг ${about} бывает по вторникам.\n\n## Где\n\nОбжиг идёт в комнате семь.`;
    await maria.writes(id, { title: `Обжиг ${about}`, body: first });
    const studio = await inTheStudio({ path: `articles/${encodeURIComponent(id)}` });
    const cuts = studio.part('.cut');
    await expect.poll(() => cuts.count()).toBe(2);

    const text = studio.page.getByLabel('Текст в Markdown');
    await text.fill(first.replace('вторникам', 'средам'));
    await cuts.filter({ hasText: 'средам' }).waitFor();
    await studio.page.reload();
    await studio.part('.restored').waitFor();
    expect(await text.inputValue()).toContain('средам');
    expect(await studio.part('.restored').textContent()).not.toContain('кто-то другой');
    await maria.writes(id, { title: `Обжиг ${about}`, body: `${first} Всегда.` });
    await studio.page.reload();
    await studio.part('.restored').filter({ hasText: 'изменил кто-то другой' }).waitFor();
    expect(await text.inputValue()).toContain('средам');

    await studio.page.getByLabel('Вопрос студента').fill(`Когда бывает обжиг ${about}?`);
    await studio.page.getByRole('button', { name: 'Спросить', exact: true }).click();
    await studio.part('.cut[data-read]').filter({ hasText: 'средам' }).waitFor();
    expect(await studio.part('.cut[data-read] mark').textContent()).toContain('средам');

    await studio.page.getByRole('button', { name: 'Опубликовать' }).click();
    await studio.part('.did').filter({ hasText: 'Опубликовано' }).waitFor();
    const search = () =>
      maria.call<{ items: { text: string }[] }>('GET', `/knowledge/search?q=${encodeURIComponent(`обжиг ${about}`)}`);
    expect((await search()).items[0]!.text).toContain('средам');

    await studio.part('.tags a').click();
    await studio.part('.diff-text del').first().waitFor();
    expect(await studio.part('.diff-text del').first().textContent()).toBe('вторникам');
    expect(await studio.part('.diff-text ins').first().textContent()).toBe('средам');
    await studio.part('.revision-list li').last().locator('button').click();
    await studio.page.getByRole('button', { name: 'Вернуть эту' }).click();
    await expect.poll(() => studio.part('.revision-list li').count()).toBe(4);
    expect(await studio.part('.revision-list li').first().textContent()).toContain('Возвращена редакция 1');
    expect(await studio.part('.revision-list li').first().textContent()).toContain(maria.name);
    expect((await search()).items[0]!.text).toContain('вторникам');
    await studio.page.goBack();
    await maria.archives(id);
  });

  test('a new entry gets its name from its title, answers several phrasings, and its number contradicts another', async () => {
    const about = mark();
    const maria = await Methodologist.signsIn();
    const other = `сдача-${about}`;
    const rule = (days: number) =>
      `Домашнее задание модуля ${about} сдают не позже ${days} дней после занятия, иначе баллы делятся пополам.`;
    await maria.writes(other, { title: `Срок сдачи ${about}`, body: rule(7) });
    const studio = await inTheStudio({ path: 'articles' });

    await studio.page.getByLabel('Заголовок').fill(`Сроки ${about}`);
    await studio.part('select[name=kind]').selectOption('faq');
    await studio.page.getByRole('button', { name: 'Добавить формулировку' }).click();
    await studio.page.getByLabel('Формулировка 1', { exact: true }).fill(`Когда сдавать модуль ${about}?`);
    await studio.page.getByLabel('Текст в Markdown').fill(rule(10));
    await studio.page.getByRole('button', { name: 'Опубликовать' }).click();

    await studio.part('.alike').waitFor();
    expect(studio.path).toBe(`articles/сроки-${about}`);
    expect(await studio.part('.alike li').first().textContent()).toContain('Противоречие: здесь 10, там 7.');
    const kept = await maria.call<{ questions: string[] }>(
      'GET',
      `/knowledge/articles/${encodeURIComponent(`сроки-${about}`)}`,
    );
    expect(kept.questions).toEqual([`Когда сдавать модуль ${about}?`]);
    for (const id of [other, `сроки-${about}`]) await maria.archives(id);
  });

  test('50 KB are cut anew after a pause in the typing; how long that took is printed', async () => {
    const studio = await inTheStudio({ path: 'articles' });
    const part = (n: number) => `## Раздел ${n}\n\n${`Предложение ${n} о материале курса. `.repeat(13)}\n\n`;
    const long = Array.from({ length: 110 }, (_, n) => part(n)).join('');
    expect(long.length).toBeGreaterThan(48_000);
    const text = studio.page.getByLabel('Текст в Markdown');
    await text.fill(long);
    await expect.poll(() => studio.part('.cut').count()).toBeGreaterThan(100);

    const took = await text.evaluate(async (field: HTMLTextAreaElement) => {
      const cuts = (field.getRootNode() as ShadowRoot).querySelector('.cuts')!;
      const drawn = new Promise<number>(done =>
        new MutationObserver(() => done(performance.now())).observe(cuts, {
          childList: true,
          subtree: true,
          characterData: true,
        }),
      );
      field.value = `Новое слово впереди.\n\n${field.value}`;
      const typed = performance.now();
      field.dispatchEvent(new Event('input'));
      return (await drawn) - typed;
    });
    console.log(`50 KB: passages ${Math.round(took)} ms after the last key`);
    await studio.part('.cut').filter({ hasText: 'Новое слово впереди.' }).waitFor();
  });
});

describe('an import', () => {
  test('of a folder with a broken file brings the others in and says what is wrong with that one', async () => {
    const about = mark();
    const studio = await inTheStudio({ path: 'import' });
    const files = [
      {
        name: `один-${about}.md`,
        mimeType: 'text/markdown',
        buffer: Buffer.from(`# Один ${about}\n\nТекст первого файла ${about}.`),
      },
      { name: `два-${about}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`Текст второго файла ${about}.`) },
      { name: `три-${about}.docx`, mimeType: 'application/octet-stream', buffer: Buffer.from('this is no document') },
    ];
    await studio.part('.pick-files input').first().setInputFiles(files);
    expect(await studio.part('.chosen li').count()).toBe(3);
    await studio.page.getByRole('button', { name: 'Импортировать сразу' }).click();

    await studio.part('h2').filter({ hasText: 'Импорт завершён' }).waitFor();
    const rows = studio.part('.import-files tbody tr');
    expect(await rows.first().textContent()).toContain(`три-${about}.docx`);
    expect(await rows.first().locator('.tag').textContent()).toBe('не принят');
    expect((await rows.first().locator('.reason').textContent())!.length).toBeGreaterThan(10);
    expect(await rows.locator('.tag', { hasText: 'импортирован' }).count()).toBe(2);
    expect(await studio.violations()).toEqual([]);

    await rows.locator('a', { hasText: `один-${about}` }).click();
    await studio
      .part('.cut')
      .filter({ hasText: `Текст первого файла ${about}` })
      .waitFor();
    await studio.page.goBack();
    await studio.part('.import-files').waitFor();
    const maria = await Methodologist.signsIn();
    for (const id of [`один-${about}`, `два-${about}`]) await maria.archives(id);
  });
});

describe('the inspector', () => {
  test('shows the eight steps of an answer, and what comes out otherwise', async () => {
    const { answer } = await outcomeOf(CERTIFICATE);
    const studio = await inTheStudio({ path: `answers/${answer}` });

    await studio.part('.step').nth(7).waitFor();
    expect(await studio.part('.step').count()).toBe(8);
    expect(await studio.part('.in-words').textContent()).toMatch(/^Ответил сам: уверенность 0,\d\d не ниже порога/);
    expect(await studio.part('[data-step=question] .asked').textContent()).toContain('Сколько баллов нужно');
    expect(await studio.part('[data-step=evidence] .tag.ok').count()).toBeGreaterThan(0);
    await studio.part('[data-step=evidence] summary').first().click();
    await studio.part('[data-step=evidence] mark').first().waitFor();
    expect(await studio.part('[data-step=confidence] tbody tr').count()).toBeGreaterThan(4);

    await studio.part('.again textarea').fill('Как испечь хлеб на закваске?');
    await studio.part('.again button').click();
    await studio.part('.differs').waitFor();
    expect(await studio.part('.differs').textContent()).toContain('ответил');
  });

  test('shows the steps of a handoff to a curator, who may not ask again', async () => {
    const { question } = await outcomeOf(`Когда вебинар ${mark()}?`);
    const studio = await inTheStudio({ part: 'curator', path: `answers/${question}` });

    await studio.part('.step').nth(7).waitFor();
    expect(await studio.part('.in-words').textContent()).toContain('Передал человеку');
    expect(await studio.part('[data-step=lane]').textContent()).toContain('очередь кураторов');
    expect(await studio.part('.again').count()).toBe(0);
    await (await Curator.signsIn()).clears();
  });
});

describe('the inspector of every lane', () => {
  const lane = async (text: string, said: RegExp) => {
    const { answer } = await outcomeOf(text);
    const studio = await inTheStudio({ path: `answers/${answer}` });
    await studio.part('.step').nth(7).waitFor();
    expect(await studio.part('.in-words').textContent()).toMatch(said);
    return studio;
  };

  test('a draft shows what waits for a curator', async () => {
    const end = await everyAnswerWaits('organisational');
    try {
      const studio = await lane(CERTIFICATE, /^Подготовил ответ для куратора: уверенность 0,\d\d ниже порога 1,00/);
      expect(await studio.part('[data-step=writing] .read-text').textContent()).toContain('балл');
      expect(await studio.part('[data-step=lane]').textContent()).toContain('черновик');
    } finally {
      await end();
    }
    await (await Curator.signsIn()).clears();
  });

  test('the desk leads there from the packet', async () => {
    const about = mark();
    await outcomeOf(`Когда вебинар ${about}?`);
    const desk = await Desk.opens();
    await desk.chooses(about);
    const opened = desk.page.context().waitForEvent('page');
    await desk.page.getByRole('link', { name: 'Почему так?' }).last().click();

    await (await opened).locator('op-studio .in-words').filter({ hasText: 'Передал человеку' }).waitFor();
    expect(desk.complaints).toEqual([]);
    await desk.leaves();
    await (await Curator.signsIn()).clears();
  });

  test('a decline says for what class', async () => {
    const studio = await lane('Спасибо большое!', /^Отказал: класс вопроса «разговор»/);
    expect(await studio.part('[data-step=writing]').textContent()).toContain('Ответ не писался');
    expect(await studio.part('[data-step=lane]').textContent()).toContain('помощник');
  });
});

test('an import is shown before it is carried out, where the server can', async () => {
  const studio = await inTheStudio();
  let state = 'running';
  const files = [
    { name: 'new.md', effect: 'new', articles: ['new'] },
    { name: 'old.md', effect: 'unchanged', articles: ['old'] },
    { name: 'bad.pdf', effect: 'rejected', reason: 'В файле нет текста.', articles: [] },
  ];
  await studio.page.route('**/api/v1/knowledge/imports**', async route => {
    const request = route.request();
    const path = new URL(request.url()).pathname;
    if (request.method() === 'POST' && path.endsWith('/imports')) {
      expect(request.postDataBuffer()!.toString()).toContain('name="preview"');
      return route.fulfill({ status: 202, json: { id: 'one' } });
    }
    if (path.endsWith('/publication')) {
      state = 'done';
      return route.fulfill({ status: 202, json: {} });
    }
    if (path.endsWith('/one')) {
      const shown = state;
      if (state === 'running') state = 'preview';
      const done = state === 'done';
      const read = files.map(file =>
        done ? { ...file, state: file.effect === 'new' ? 'imported' : file.effect } : file,
      );
      return route.fulfill({ json: { id: 'one', state: shown, done: 3, total: 3, files: read, archived: ['gone'] } });
    }
    return route.fulfill({
      json: { items: [{ id: 'one', state: 'done', createdAt: '2026-11-01T10:00:00Z', total: 3 }] },
    });
  });
  await studio.part('.nav-link').filter({ hasText: 'Импорт' }).click();
  await studio.part('.past a').waitFor();
  await studio
    .part('.pick-files input')
    .first()
    .setInputFiles({ name: 'new.md', mimeType: 'text/markdown', buffer: Buffer.from('# New') });

  await studio.page.getByRole('button', { name: 'Показать, что изменится' }).click();
  await studio.part('h2').filter({ hasText: 'Так изменится база' }).waitFor();
  expect(studio.path).toBe('import/one');
  expect(await studio.part('.running > p').first().textContent()).toBe('новых: 1 · без изменений: 1 · не приняты: 1');
  expect(await studio.part('.import-files tbody tr').first().textContent()).toContain('В файле нет текста.');
  expect(await studio.part('.running summary').first().textContent()).toContain('В архив уйдёт 1 статья');

  await studio.page.getByRole('button', { name: 'Импортировать', exact: true }).click();
  await studio.part('h2').filter({ hasText: 'Импорт завершён' }).waitFor();
  expect(await studio.part('.import-files .tag').filter({ hasText: 'импортирован' }).count()).toBeGreaterThan(0);
});

describe('every page', () => {
  const PAGES: [name: string, path: string][] = [
    ['knowledge', ''],
    ['search', '?q=сертификат'],
    ['article', 'articles/handbook:ru:rs-school-certificate'],
    ['revisions', 'articles/handbook:ru:rs-school-certificate/revisions'],
    ['import', 'import'],
  ];
  const LOOKS = [
    { width: 1440, height: 900, locale: 'ru', scheme: 'light' },
    { width: 1440, height: 900, locale: 'en', scheme: 'dark' },
    { width: 390, height: 844, locale: 'ru', scheme: 'dark', touch: true },
    { width: 390, height: 844, locale: 'en', scheme: 'light', touch: true },
    { width: 320, height: 700, locale: 'ru', scheme: 'light', touch: true },
  ] as const;

  test.each(LOOKS)('is accessible, cuts nothing off and says every word: %o', async look => {
    const { answer } = await outcomeOf(CERTIFICATE);
    const studio = await inTheStudio({ ...look });
    for (const [name, path] of [...PAGES, ['inspector', `answers/${answer}`] as [string, string]]) {
      await studio.goes(path);
      await studio.page.waitForLoadState('networkidle');
      await studio.shot(`studio-${name}-${look.width}-${look.locale}-${look.scheme}`);

      expect(await studio.violations(), name).toEqual([]);
      const wider = await studio.part('.room').evaluate(room => room.scrollWidth - room.clientWidth);
      expect(wider, `${name}: scrolls sideways`).toBeLessThanOrEqual(0);
      const raw = await studio
        .part('.op')
        .evaluate(op => (op as HTMLElement).innerText.match(/\b[a-z]+(\.[a-z-]+)+\b/g) ?? []);
      expect(
        raw.filter(word =>
          /^(knowledge|article|inspect|import|trial|revisions|need|kind|state|step|lane|page|nav)\./.test(word),
        ),
        name,
      ).toEqual([]);
      if ('touch' in look) expect(await small(studio), `${name}: too small for a thumb`).toEqual([]);
    }
  });

  /** Controls under 44 px, but for links within a text. */
  async function small(studio: Studio): Promise<string[]> {
    return studio.part('.op').evaluate(op =>
      [
        ...op.querySelectorAll<HTMLElement>(
          'button, select, summary, input:not([type=hidden]), textarea, .press, .main',
        ),
      ]
        .filter(one => one.checkVisibility() && !one.closest('.unseen'))
        .map(one => [one.closest('label') ?? one, one] as const)
        .filter(([hit, one]) =>
          [hit, one].every(box => box.getBoundingClientRect().height < 43.5 || box.getBoundingClientRect().width < 20),
        )
        .map(([, one]) => `${one.tagName} ${one.className} ${one.textContent?.trim().slice(0, 30)}`),
    );
  }
});
