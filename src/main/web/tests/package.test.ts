// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from 'vitest';
import type { EventName, Events, Settings } from '../package/index.js';
import type { Settings as Own } from '../widget/settings.js';
import type { EventName as OwnName } from '../widget/shell.js';

const SRC = 'https://support.school.example/widget/loader.js';
const GOOD = { key: 'wk_school', token: () => 'signed' };
type Page = { Opora?: unknown; oporaSettings?: unknown; $opora?: unknown };
const page = window as unknown as Page;
let load: typeof import('../package/index.js').load;
let booted: ReturnType<typeof vi.fn<(...call: unknown[]) => Promise<void>>>;

/** What the real script does when it runs: boots from the settings of the page and says so. */
async function scriptRuns({ boots = true } = {}): Promise<void> {
  await vi.waitFor(() => expect(document.querySelector('script')).not.toBeNull());
  page.Opora = Object.assign(booted, { ready: true });
  if (boots) {
    document.body.append(document.createElement('opora-widget'));
    window.dispatchEvent(new CustomEvent('opora:ready', { detail: {} }));
  }
  document.querySelector('script')!.dispatchEvent(new Event('load'));
}

beforeEach(async () => {
  vi.resetModules();
  ({ load } = await import('../package/index.js'));
  booted = vi.fn(() => Promise.resolve());
  delete page.Opora;
  document.head.replaceChildren();
  document.body.replaceChildren();
});
afterEach(() => vi.restoreAllMocks());

describe('load', () => {
  test('sets the settings, fetches the script without blocking and gives the function once it is ready', async () => {
    const loading = load({ src: SRC, ...GOOD, theme: 'dark' });
    await scriptRuns();

    expect(await loading).toBe(page.Opora);
    expect(page.oporaSettings).toEqual({ ...GOOD, theme: 'dark' });
    expect(document.querySelector('script')).toMatchObject({ src: SRC, async: true });
    expect(booted).not.toHaveBeenCalled();
  });

  test('keeps what is called before the script is there', async () => {
    const loading = load({ src: SRC, ...GOOD });
    await vi.waitFor(() => expect(page.Opora).toBeTypeOf('function'));
    const waiting = page.Opora as ((...call: unknown[]) => void) & { q: ArrayLike<unknown>[] };
    waiting('on', 'open', 'listener');

    expect(Array.from(waiting.q[0]!)).toEqual(['on', 'open', 'listener']);
    await scriptRuns();
    await loading;
  });

  test('asked twice at once fetches one script', async () => {
    const both = [load({ src: SRC, ...GOOD }), load({ src: SRC, ...GOOD })];
    await scriptRuns();

    await Promise.all(both);
    expect(document.querySelectorAll('script')).toHaveLength(1);
  });

  test('asked again gives its settings to the widget that stands', async () => {
    const loading = load({ src: SRC, ...GOOD });
    await scriptRuns();
    await loading;

    await load({ src: SRC, ...GOOD, theme: 'dark' });
    expect(booted.mock.calls).toEqual([['update', { ...GOOD, theme: 'dark' }]]);
  });

  test('asked again after log-out boots anew', async () => {
    const loading = load({ src: SRC, ...GOOD });
    await scriptRuns();
    await loading;
    document.querySelector('opora-widget')!.remove();

    await load({ src: SRC, ...GOOD });
    expect(booted.mock.calls).toEqual([['boot', GOOD]]);
  });

  test('rejects with the code of what is wrong with the settings', async () => {
    booted.mockRejectedValue(Object.assign(new Error('settings need `key`'), { code: 'key-missing' }));
    const loading = load({ src: SRC, ...GOOD, key: '' });
    const refused = expect(loading).rejects.toMatchObject({ code: 'key-missing' });
    await scriptRuns({ boots: false });

    await refused;
  });

  test('rejects when the server does not answer, and can be tried again', async () => {
    const loading = load({ src: SRC, ...GOOD });
    await vi.waitFor(() => expect(document.querySelector('script')).not.toBeNull());
    document.querySelector('script')!.dispatchEvent(new Event('error'));

    await expect(loading).rejects.toMatchObject({ code: 'loader-unreachable' });
    const again = load({ src: SRC, ...GOOD });
    await scriptRuns();
    await expect(again).resolves.toBe(page.Opora);
  });
});

test('the types are those of the widget', () => {
  expectTypeOf<Settings>().toEqualTypeOf<Own>();
  expectTypeOf<EventName>().toEqualTypeOf<OwnName>();
  expectTypeOf<Events['unread']>().toEqualTypeOf<{ count: number }>();
  expectTypeOf<WindowEventMap['opora:error']>().toEqualTypeOf<CustomEvent<{ code: string }>>();
});
