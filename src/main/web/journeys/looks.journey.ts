// How the widget looks and is reached: every width, both languages, both schemes, by keyboard, by touch, by readers.
import { afterAll, describe, expect, test } from 'vitest';
import { leaveStage, mark, Student, theBrowser, type Visit } from './stage.js';

const CERTIFICATE = 'Сколько баллов нужно, чтобы получить сертификат?';
const ABSENT = 'Есть ли скидка для многодетных семей?';
const HOMEWORK = 'С чего начать задание «Перевод температуры»?';

afterAll(leaveStage);

/** What sticks out to the side, or is a key where a word should be. */
async function faults(student: Student): Promise<string[]> {
  return student.panel.evaluate(panel => {
    const found: string[] = [];
    const edge = panel.getBoundingClientRect();
    for (const element of panel.querySelectorAll<HTMLElement>('*')) {
      const box = element.getBoundingClientRect();
      const scrolls = element.closest('pre, .wide, math, [data-display], .unseen, textarea, label');
      if (box.width && !scrolls && (box.right > edge.right + 1 || box.left < edge.left - 1)) {
        found.push(`${element.className || element.tagName} sticks out`);
      }
      const own = [...element.childNodes]
        .filter(node => node.nodeType === Node.TEXT_NODE)
        .map(node => node.textContent?.trim());
      for (const text of own) {
        if (text && /^[a-z]+(\.[a-z-]+)+$/.test(text)) found.push(`${text} is a key`);
        if (text && /\{\w+\}/.test(text) && !element.closest('.said, .card')) found.push(`${text} lacks a fact`);
      }
    }
    if (panel.scrollWidth > panel.clientWidth) found.push('the panel scrolls sideways');
    return found;
  });
}

const LOOKS: (Visit & { name: string })[] = [
  { name: '390-ru-light', width: 390, height: 844, touch: true },
  { name: '390-en-dark', width: 390, height: 844, touch: true, locale: 'en', scheme: 'dark' },
  { name: '768-ru-dark', width: 768, height: 1024, scheme: 'dark' },
  { name: '1440-en-light', width: 1440, height: 900, locale: 'en' },
  { name: '320-ru-light', width: 320, height: 640, touch: true },
  { name: '320-en-light', width: 320, height: 640, touch: true, locale: 'en' },
];

describe('in every state, nothing sticks out and everybody can read it', () => {
  test.each(LOOKS)('$name', async ({ name, ...visit }) => {
    const student = await (await Student.arrives(visit)).opens();
    const calls = new Set<string>();
    const look = async (state: string) => {
      await student.settles();
      calls.add(JSON.stringify(await student.call.boundingBox()));
      await student.shot(`${name}-${state}`);
      expect(await student.violations(), state).toEqual([]);
      expect(await faults(student), state).toEqual([]);
    };
    await look('empty');

    await student.asks(CERTIFICATE);
    const answer = await student.answered();
    await look('answer');
    await answer.locator('.chip').first().click();
    await student.page.locator('opora-widget .card').waitFor();
    await look('card');
    await student.page.keyboard.press('Escape');
    await answer.locator('.rate').last().click();
    await answer.locator('.explain').waitFor();
    await look('explain');

    await student.asks(HOMEWORK);
    const hint = await student.answered(2);
    const bigger = hint.locator('.presses .press');
    // On a small screen it begins below the field, where a forced press would miss it.
    await bigger.evaluate(press => press.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await bigger.click({ force: true });
    await hint.locator('.unlocks.sheet').waitFor();
    await look('locked');

    await student.page.locator('opora-widget .menu-button').click();
    await student.page.locator('opora-widget .menu').waitFor();
    await look('menu');
    await student.page.keyboard.press('Escape');
    expect([...calls], 'the call for a person stands in one place').toHaveLength(1);
    await student.page.locator('opora-widget .disclosure').click();
    await look('disclosure');

    await student.asks(`${ABSENT} ${mark()}`);
    await student.page.locator('opora-widget .notice').waitFor();
    await look('waiting');
    expect(student.complaints).toEqual([]);
    await student.leaves();
  });
});

describe('a phone', () => {
  const phone: Visit = { width: 390, height: 844, touch: true };

  test('has targets for a thumb', async () => {
    const student = await (await Student.arrives(phone)).opens();
    await student.asks(HOMEWORK);
    await student.answered();
    const small = await student.panel.evaluate(panel =>
      [...panel.querySelectorAll<HTMLElement>('button, a, summary, .clip, label')]
        .filter(one => !one.classList.contains('chip') && !one.closest('.said') && one.getBoundingClientRect().width)
        .map(one => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.height < 43.5 || box.width < 43.5)
        .map(
          ({ one, box }) => `${one.className || one.textContent}: ${Math.round(box.width)}×${Math.round(box.height)}`,
        ),
    );

    expect(small).toEqual([]);
    await student.leaves();
  });

  test('keeps the field over its keyboard, and letters large enough that nothing zooms', async () => {
    const context = await (await theBrowser()).newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      locale: 'ru',
    });
    await context.addInitScript(() => {
      const view = Object.assign(new EventTarget(), { height: 844, width: 390, offsetTop: 0, offsetLeft: 0, scale: 1 });
      Object.defineProperty(window, 'visualViewport', { value: view });
    });
    const student = await (await Student.arrives({ context })).opens();
    await student.page.evaluate(() => {
      Object.assign(window.visualViewport!, { height: 544 });
      window.visualViewport!.dispatchEvent(new Event('resize'));
    });

    const send = (await student.page.locator('opora-widget .send').boundingBox())!;
    expect(send.y + send.height).toBeLessThanOrEqual(544);
    const letters = await student.field.evaluate(field => Number.parseFloat(getComputedStyle(field).fontSize));
    expect(letters).toBeGreaterThanOrEqual(16);
    await student.leaves();
  });

  test('shows the panel alone: the page behind it cannot be reached', async () => {
    const student = await (await Student.arrives(phone)).opens();

    expect(await student.panel.evaluate(panel => panel.matches(':modal'))).toBe(true);
    for (let presses = 0; presses < 30; presses++) {
      await student.page.keyboard.press('Tab');
      const outside = await student.page.evaluate(() => document.activeElement?.closest('op-lesson') !== null);
      expect(outside).toBe(false);
    }
    await student.leaves();
  });
});

test('on a desktop the page beside the panel stays in use', async () => {
  const student = await (await Student.arrives()).opens();

  await student.page.getByLabel('Ваше решение').fill('fn main() {}');
  expect(await student.page.getByLabel('Ваше решение').inputValue()).toBe('fn main() {}');
  expect(await student.panel.evaluate(panel => panel.matches(':modal'))).toBe(false);
  await student.leaves();
});

test('everything goes by keyboard: open, ask, read the source, rate, call a person, close', async () => {
  const student = await Student.arrives();
  const { keyboard } = student.page;
  const focused = () =>
    student.page.evaluate(() => {
      const inside = document.querySelector('opora-widget')?.shadowRoot?.activeElement;
      return `${inside?.className} ${inside?.getAttribute('aria-label') ?? inside?.textContent?.trim() ?? ''}`;
    });
  const tabTo = async (wanted: RegExp, key = 'Tab') => {
    for (let presses = 0; presses < 25; presses++) {
      if (wanted.test(await focused())) return;
      await keyboard.press(key);
    }
    throw new Error(`the keyboard does not reach ${wanted}; it is at ${await focused()}`);
  };
  await student.launcher.focus();
  await keyboard.press('Enter');
  await expect.poll(focused).toContain('Спросите об уроке');

  await keyboard.type(CERTIFICATE);
  await keyboard.press('Enter');
  await student.answered();
  await tabTo(/^chip/, 'Shift+Tab');
  await keyboard.press('Enter');
  await student.page.locator('opora-widget .card').waitFor();
  await keyboard.press('Escape');
  expect(await focused()).toMatch(/^chip/);

  await tabTo(/Полезно/);
  await keyboard.press('Enter');
  await student.page.locator('opora-widget .rate[aria-pressed=true]').waitFor();
  await keyboard.press('ArrowUp');
  await expect.poll(focused).toContain('row by-student');

  await tabTo(/^call/);
  await keyboard.press('Enter');
  await student.page.locator('opora-widget .notice').waitFor();
  await keyboard.press('Escape');
  await expect.poll(() => student.panel.getAttribute('open')).toBe(null);
  expect(await focused()).toContain('main');
  await student.leaves();
});

test('a reader hears the answer once and whole, and no fragments', async () => {
  const student = await (await Student.arrives()).opens();
  await student.page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const region = document.querySelector('opora-widget')?.shadowRoot?.querySelector('[aria-live=polite]');
    new MutationObserver(() => heard.push(region?.textContent ?? '')).observe(region!, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await student.asks(CERTIFICATE);
  await student.answered();
  const heard = () => student.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await expect.poll(async () => (await heard()).length).toBeGreaterThan(0);

  const answers = (await heard()).filter(text => text.startsWith('Помощник:'));
  expect(answers).toHaveLength(1);
  expect(answers[0]).toContain('70%');
  expect(await student.page.locator('opora-widget [role=log]').getAttribute('aria-live')).toBe('off');
  await student.leaves();
});

test('with less motion nothing runs, and forced colours leave every state apart', async () => {
  const context = await (await theBrowser()).newContext({
    reducedMotion: 'reduce',
    forcedColors: 'active',
    viewport: { width: 1280, height: 800 },
    locale: 'ru',
  });
  const student = await (await Student.arrives({ context })).opens();
  expect(await student.panel.evaluate(panel => panel.getAnimations({ subtree: true }).length)).toBe(0);
  await student.asks(HOMEWORK);
  await student.answered();
  await student.shot('forced-colours');
  await student.leaves();
});
