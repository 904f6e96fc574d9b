// The page a newcomer sees first: ask on the left, take and reply on the right, three steps that tick themselves.
import { afterAll, expect, test } from 'vitest';
import { Curator } from './desk.js';
import { BASE, leaveStage, theBrowser } from './stage.js';

afterAll(leaveStage);

test.each([
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])('a newcomer asks, takes and replies within eight presses at $width px', async ({ width, height }) => {
  await (await Curator.signsIn()).clears();
  const context = await (await theBrowser()).newContext({ viewport: { width, height }, locale: 'ru' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  let presses = 0;
  const press = async (what: ReturnType<typeof page.locator>) => {
    presses++;
    await what.first().click();
  };
  const narrow = width < 1024;
  await page.addInitScript(
    student => localStorage.setItem('opora-demo:student', student),
    `maria-${Date.now().toString(36)}`,
  );
  await page.goto(BASE);

  await press(page.locator('opora-widget .starters button', { hasText: 'скидка для многодетных' }));
  await page.locator('opora-widget .notice').waitFor();
  await page.locator('#steps .done[data-step=ask]').waitFor({ state: 'attached' });
  if (narrow) await press(page.locator('#tab-desk'));
  await press(page.locator('op-desk .items > li a').filter({ hasText: 'скидка' }));
  await press(page.locator('op-desk').getByRole('button', { name: /^Взять/ }));
  await page.locator('#steps .done[data-step=claim]').waitFor({ state: 'attached' });
  await page.locator('op-desk op-reply textarea').fill('Скидка есть: десять процентов.');
  await page.locator('opora-widget .typing').waitFor({ state: 'attached' });
  presses++;
  await page.keyboard.press('Control+Enter');
  await page.locator('#steps .done[data-step=reply]').waitFor({ state: 'attached' });
  if (narrow) await press(page.locator('#tab-student'));
  await page.locator('opora-widget .by-curator', { hasText: 'десять процентов' }).waitFor();

  await page.screenshot({ path: `${process.env.OPORA_SHOTS ?? 'dist/journeys'}/first-minute-${width}.png` });
  expect(presses).toBeLessThanOrEqual(8);
  expect(complaints).toEqual([]);
  await context.close();
});
