// The one script a school pastes. Draws the launcher and nothing else; the widget itself is fetched when it is wanted.

import { Memory } from '../common/memory.js';
import { Launcher } from './launcher.js';
import { checked, localeOf, Misuse, type Settings } from './settings.js';
import type { EventName, Shell, Widget, WidgetModule } from './shell.js';

type Call = ArrayLike<unknown>;
type Listener = (detail: Record<string, unknown>) => void;
interface Page {
  oporaSettings?: Partial<Settings>;
  Opora?: ((...call: unknown[]) => unknown) & { q?: Call[]; ready?: boolean };
  $opora?: Record<string, (...given: unknown[]) => Promise<unknown>>;
}

const page = window as unknown as Page;
const script = document.currentScript as HTMLScriptElement | null;
const base = new URL(script?.src ?? location.href).origin;
const PASSED = [
  'show',
  'hide',
  'toggle',
  'showNewMessage',
  'showConversation',
  'handoff',
  'setLocale',
  'setTheme',
] as const;

class Loader {
  private settings: Settings | null = null;
  private host: HTMLElement | null = null;
  private launcher: Launcher | null = null;
  private widget: Promise<Widget> | null = null;
  private memory = new Memory('');
  private readonly listeners = new Map<string, Set<Listener>>();

  readonly calls: Record<string, (...given: never[]) => unknown> = {
    boot: (settings?: Partial<Settings>) => this.boot(settings ?? {}),
    update: (partial?: Partial<Settings>) => this.update(partial ?? {}),
    dock: () => this.need().launcher.dock(),
    shutdown: () => this.shutdown(),
    on: (name: string, fn: Listener) => {
      const known = this.listeners.get(name) ?? new Set();
      this.listeners.set(name, known.add(fn));
    },
    off: (name: string, fn: Listener) => this.listeners.get(name)?.delete(fn),
    ...Object.fromEntries(
      PASSED.map(name => [
        name,
        async (...given: never[]) => ((await this.load())[name] as (...all: never[]) => Promise<void>)(...given),
      ]),
    ),
  };

  /** @throws Misuse when there is nothing to boot from */
  private async boot(given: Partial<Settings>): Promise<void> {
    this.settings = checked({ ...fromTag(), ...page.oporaSettings, ...given });
    if (this.host) await this.shutdown(false);
    this.memory = new Memory(this.settings.key);
    this.host = document.createElement('opora-widget');
    home(this.settings).append(this.host);
    const settings = () => this.settings!;
    this.launcher = new Launcher(
      this.host,
      this.memory,
      settings,
      () => localeOf(settings()),
      () => void this.call('toggle'),
    );
    this.emit('ready');
    if (this.settings.openOnStart || this.settings.container) await this.call('show');
    else if (this.settings.notices || this.memory.look().open || this.memory.look().notices)
      idle(() => void this.load().then(widget => widget.wake()));
  }

  private async update(partial: Partial<Settings>): Promise<void> {
    const { settings, launcher } = this.need();
    this.settings = checked({ ...settings, ...partial, context: { ...settings.context, ...partial.context } });
    launcher.draw();
    await (await this.widget)?.settingsChanged();
  }

  /** @param forget whether what the browser keeps is erased as well: log-out */
  private async shutdown(forget = true): Promise<void> {
    const widget = this.widget;
    this.widget = null;
    this.launcher?.end();
    this.launcher = null;
    this.host?.remove();
    this.host = null;
    (await widget?.catch(() => null))?.end();
    if (forget) this.memory.clear();
  }

  private need(): { settings: Settings; launcher: Launcher } {
    if (!this.settings || !this.launcher || !this.host)
      throw new Misuse('not-booted', "call Opora('boot', settings) first");
    return { settings: this.settings, launcher: this.launcher };
  }

  private load(): Promise<Widget> {
    const { launcher } = this.need();
    const shell: Shell = {
      base,
      host: this.host!,
      memory: this.memory,
      settings: () => this.settings!,
      emit: (name, detail) => this.emit(name, detail),
      launcher,
    };
    preload();
    this.widget ??= (import(/* @vite-ignore */ `${base}/widget/${__WIDGET__}`) as Promise<WidgetModule>)
      .then(module => module.mount(shell))
      .catch(lost => {
        this.widget = null;
        this.emit('error', { code: 'widget-unreachable' });
        throw lost;
      });
    return this.widget;
  }

  private emit(name: EventName, detail: Record<string, unknown> = {}): void {
    window.dispatchEvent(new CustomEvent(`opora:${name}`, { detail }));
    for (const listener of this.listeners.get(name) ?? []) listener(detail);
  }

  /** Every call returns a promise; misuse rejects with a code and logs one line. */
  async call(name: unknown, ...given: unknown[]): Promise<unknown> {
    try {
      const known = typeof name === 'string' && Object.hasOwn(this.calls, name) ? this.calls[name] : undefined;
      if (!known) throw new Misuse('unknown-call', `there is no call ${String(name)}`);
      return await known(...(given as never[]));
    } catch (why) {
      console.warn(`Opora: ${(why as Error).message}`);
      throw why;
    }
  }
}

/** All parts of the widget at once, instead of one after the other as each is read. */
function preload(): void {
  for (const part of __PARTS__) {
    const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', crossOrigin: '' });
    link.href = `${base}/widget/${part}`;
    document.head.append(link);
  }
}

function idle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 5000 });
  else setTimeout(act, 1500);
}

function home({ container }: Settings): Element {
  const named = typeof container === 'string' ? document.querySelector(container) : container;
  if (container !== undefined && !named) throw new Misuse('container-missing', '`container` is not on the page');
  return named ?? document.body;
}

/** Settings on the tag, for pages where inline script is barred. */
function fromTag(): Partial<Settings> {
  const { key, tokenUrl, locale, theme } = script?.dataset ?? {};
  const token =
    tokenUrl &&
    (() =>
      fetch(tokenUrl, { credentials: 'same-origin', cache: 'no-store' }).then(answer =>
        answer.ok ? answer.text() : '',
      ));
  return Object.fromEntries(Object.entries({ key, token, locale, theme }).filter(([, value]) => value));
}

function start(): void {
  if (page.Opora?.ready) return; // a second copy on the page does nothing
  const loader = new Loader();
  const queued = page.Opora?.q ?? [];
  const call = Object.assign((...given: unknown[]) => loader.call(given[0], ...given.slice(1)), { ready: true });
  page.Opora = call;
  page.$opora = Object.fromEntries(
    Object.keys(loader.calls).map(name => [name, (...given: unknown[]) => loader.call(name, ...given)]),
  );
  const begin = () => {
    const asked = Array.from(queued).some(one => one[0] === 'boot');
    const first = !asked && (page.oporaSettings || script?.dataset.key) ? [['boot']] : [];
    for (const one of [...first, ...queued])
      void loader.call(...(Array.from(one as Call) as [unknown])).catch(() => undefined);
  };
  if (document.body) begin();
  else addEventListener('DOMContentLoaded', begin, { once: true });
}

start();
