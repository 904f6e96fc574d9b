// How the desk looks: at every width, dense, with the system's own colours.
import { describe, expect, test } from 'vitest';
import { Asker } from './asker.js';
import { Curator } from './desk.js';
import { desks } from './desks.js';
import { mark } from './stage.js';

const atTheDesk = desks();

test('at 390 px one claims, reads the packet, replies and finishes; Back returns to the list at its place', async () => {
  const abouts = Array.from({ length: 14 }, mark);
  for (const about of abouts) await Asker.asks(`Вопрос ${about}`);
  const desk = await atTheDesk({ width: 390, height: 844, touch: true });
  const last = desk.row(abouts[13]!);
  await last.scrollIntoViewIfNeeded();
  const place = await desk.page.locator('.items-scroll').evaluate(list => list.scrollTop);

  await last.locator('a').tap();
  await desk.page.locator('.actions-bar .main').tap();
  await desk.field.waitFor();
  await desk.page.locator('.actions-bar .press', { hasText: 'Сведения' }).tap();
  await expect.poll(() => desk.page.locator('.facts').isVisible()).toBe(true);
  await desk.shot('desk-390-facts');
  await desk.page.goBack();
  await desk.field.fill('Отвечаю с телефона');
  await desk.shot('desk-390-talk');
  await desk.page.locator('.send').tap();
  await desk.transcript.locator('.by-curator', { hasText: 'с телефона' }).waitFor();
  await desk.page.locator('.actions-bar .main', { hasText: 'Готово' }).tap();
  await desk.page.locator('wa-dialog button[type=submit]').tap();
  await desk.page.locator('.read-only').waitFor();
  await desk.page.goBack();

  await expect.poll(() => desk.page.locator('.list').isVisible()).toBe(true);
  expect(Math.abs((await desk.page.locator('.items-scroll').evaluate(list => list.scrollTop)) - place)).toBeLessThan(
    100,
  );
  await desk.shot('desk-390-list');
});

describe.each([
  { width: 1440, height: 900, touch: false },
  { width: 1024, height: 768, touch: false },
  { width: 390, height: 844, touch: true },
  { width: 320, height: 640, touch: true },
])('at $width px', ({ width, height, touch }) => {
  test.each([
    ['light', 'ru'],
    ['dark', 'en'],
  ] as const)('nothing stands in the way of anybody, nothing sticks out: %s, %s', async (scheme, locale) => {
    const about = mark();
    await Asker.asks(`Очень длинный вопрос без знаков препинания ${'о-том-как-всё-устроено-'.repeat(4)} ${about}`);
    const desk = await atTheDesk({ width, height, touch, scheme, locale });
    const fits = () =>
      desk.page.evaluate(() => {
        const root = document.querySelector('op-desk')!.shadowRoot!;
        const wide = [...root.querySelectorAll<HTMLElement>('.list, .talk, .talk-foot, .talk-head, .facts, .rail')];
        return wide.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.className);
      });

    expect(await desk.violations()).toEqual([]);
    expect(await fits()).toEqual([]);
    await desk.shot(`desk-list-${width}-${scheme}-${locale}`);
    await desk.chooses(about);
    await desk.page.locator('.claim-bar').waitFor();
    expect(await desk.violations()).toEqual([]);
    await desk.page.locator('.talk-head .main, .actions-bar .main').first().click();
    await desk.field.waitFor();

    expect(await desk.violations()).toEqual([]);
    expect(await fits()).toEqual([]);
    expect(
      await desk.page
        .locator('op-desk')
        .evaluate(one => /\{\w+\}|undefined|NaN/.test(one.shadowRoot!.textContent ?? '')),
    ).toBe(false);
    await desk.shot(`desk-talk-${width}-${scheme}-${locale}`);
  });
});

const comfortable = async () => (await Curator.signsIn()).call('PUT', '/me/preferences', { density: 'comfortable' });

test('dense rows are 60 px high, and stay so after a reload', async () => {
  const about = mark();
  await comfortable();
  await Asker.asks(`Вопрос ${about}`);
  const desk = await atTheDesk();
  await desk.row(about).waitFor();
  const high = () => desk.row(about).evaluate(row => row.getBoundingClientRect().height);
  expect(await high()).toBe(92);

  const kept = desk.page.waitForResponse(
    one => one.url().endsWith('/me/preferences') && one.request().method() === 'PUT',
  );
  await desk.page.locator('.rail button[aria-label="Настройки"]').click();
  await desk.page.locator('wa-dialog .choice', { hasText: 'плотно' }).click();
  await kept;
  await desk.page.keyboard.press('Escape');
  await expect.poll(high).toBe(60);
  await desk.page.reload();
  await desk.row(about).waitFor();

  expect(await high()).toBe(60);
  expect(await desk.violations()).toEqual([]);
  await desk.shot('desk-compact');
  await comfortable();
});

test('with the system’s own colours, what leads, waits and can be pressed is still told apart', async () => {
  const about = mark();
  await Asker.asks(`Вопрос ${about}`);
  const desk = await atTheDesk();
  await desk.page.emulateMedia({ forcedColors: 'active' });
  await desk.takes(about);
  await desk.page.locator('.modes button').nth(1).click();
  const drawn = await desk.page.locator('op-desk').evaluate(one => {
    const root = one.shadowRoot!;
    const widths = (selector: string) => {
      const { borderTopWidth, borderLeftWidth, outlineWidth, outlineStyle } = getComputedStyle(
        root.querySelector(selector)!,
      );
      const outline = outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
      return Math.max(Number.parseFloat(borderTopWidth), Number.parseFloat(borderLeftWidth), outline);
    };
    return ['.main', '.press', '.reply', '.item[data-look=open]', '.modes button[aria-pressed=true]'].map(
      selector => [selector, widths(selector) > 0] as const,
    );
  });
  await desk.shot('desk-forced-colours');

  expect(drawn.filter(([, edged]) => !edged)).toEqual([]);
});
