// What a methodologist goes through in the studio: coming in, finding, writing, publishing, taking back.
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { BASE, leaveStage, theBrowser } from './stage.js';
import { Studio } from './studio.js';

const open: Studio[] = [];

async function inTheStudio(visit: Parameters<typeof Studio.opens>[0] = {}): Promise<Studio> {
  const studio = await Studio.opens(visit);
  open.push(studio);
  return studio;
}

afterEach(async () => {
  for (const studio of open.splice(0)) {
    expect(studio.complaints).toEqual([]);
    await studio.leaves();
  }
});
afterAll(leaveStage);

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
