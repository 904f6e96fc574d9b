// The button that is there before anything else is loaded: no library, a few hundred bytes of style.

import table from 'virtual:words/loader';
import type { Memory } from '../common/memory.js';
import type { Settings } from './settings.js';

const FIRST_VISIT_MS = 8000;
const STYLE = `
:host{all:initial;display:contents!important}
.spot{all:initial;position:fixed;bottom:calc(var(--y) + env(safe-area-inset-bottom,0px));z-index:var(--z);display:flex;align-items:center;gap:8px;font:500 14px/20px system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
.spot[data-side=right]{right:calc(var(--x) + env(safe-area-inset-right,0px));flex-direction:row-reverse}
.spot[data-side=left]{left:calc(var(--x) + env(safe-area-inset-left,0px))}
.spot[hidden],[hidden]{display:none!important}
button{all:unset;box-sizing:border-box;cursor:pointer;position:relative}
button:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.main{width:56px;height:56px;border-radius:18px;background:var(--fill);color:var(--on);display:grid;place-items:center;border:1px solid var(--edge,transparent);box-shadow:0 2px 10px rgb(0 0 0/.22)}
.main svg{width:26px;height:26px;fill:currentColor}
.chip{background:#fff;color:#1b2330;border:1px solid #ded8ce;border-radius:12px;padding:8px 12px}
.badge{position:absolute;top:-6px;right:-6px;min-width:20px;height:20px;box-sizing:border-box;padding:0 5px;border-radius:10px;background:#a8201a;color:#fff;font:600 12px/20px system-ui,sans-serif;text-align:center}
.dot{position:absolute;bottom:-2px;right:-2px;width:12px;height:12px;border-radius:50%;background:#ecbf62;border:2px solid #fff}
.docked{bottom:30%}.docked[data-side=right]{right:0}.docked[data-side=left]{left:0}
.docked .main{width:44px;height:56px;border:0;background:none;box-shadow:none;justify-items:end}
.docked .main::before{content:"";position:absolute;top:0;bottom:0;width:24px;background:var(--fill);border-radius:8px 0 0 8px;right:0}
.docked[data-side=left] .main{justify-items:start}
.docked[data-side=left] .main::before{left:0;right:auto;border-radius:0 8px 8px 0}
.docked .main svg{width:18px;position:relative;margin:0 3px}
.menu{position:absolute;bottom:64px;background:#fff;color:#1b2330;border:1px solid #ded8ce;border-radius:12px;padding:12px 16px;white-space:nowrap;min-height:44px;display:flex;align-items:center}
[data-side=right] .menu{right:0}[data-side=left] .menu{left:0}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(prefers-color-scheme:dark){.chip,.menu{background:#1c2027;color:#edeae4;border-color:#30363f}}
@media(forced-colors:active){.main{border:2px solid ButtonText}}
@media print{.spot{display:none}}
`;
const MARK = 'M3 4h18v3.5H3zM6 9h3.5v11H6zM14.5 9H18v11h-3.5z';

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text = ''): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}

export class Launcher {
  private readonly spot = make('div', 'spot');
  private readonly button = make('button', 'main');
  private readonly badge = make('span', 'badge');
  private readonly dot = make('span', 'dot');
  private readonly heard = new AbortController();
  private menu: HTMLButtonElement | null = null;
  private count = 0;
  private open = false;

  constructor(
    host: HTMLElement,
    private readonly memory: Memory,
    private readonly settings: () => Settings,
    private readonly locale: () => 'ru' | 'en',
    private readonly press: () => void,
  ) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    path.setAttribute('d', MARK);
    svg.append(path);
    this.button.type = 'button';
    this.button.append(svg, this.badge, this.dot);
    this.badge.hidden = true;
    this.dot.hidden = true;
    this.spot.append(this.button);
    root.append(this.spot);
    const { signal } = this.heard;
    this.button.addEventListener('click', () => this.press(), { signal });
    this.button.addEventListener('contextmenu', click => this.offer(click), { signal });
    document.addEventListener('fullscreenchange', () => this.draw(), { signal });
    document.addEventListener('click', click => this.pageClick(click), { signal });
    this.draw();
    this.greet();
  }

  private word(key: string): string {
    return table[this.locale()][key] ?? key;
  }

  private get label(): string {
    return this.settings().launcherLabel ?? this.word('launcher');
  }

  /** Draws what settings, memory and state say. */
  draw(): void {
    const {
      alignment = 'right',
      horizontalPadding = 20,
      verticalPadding = 20,
      zIndex = 1000,
      hideLauncher,
      container,
    } = this.settings();
    const look = this.memory.look();
    this.spot.dataset.side = alignment;
    this.spot.classList.toggle('docked', look.docked === true);
    const [fill = '#0b6656', on = '#ffffff'] = look.accent?.split(' ') ?? [];
    const style = {
      '--x': `${horizontalPadding}px`,
      '--y': `${verticalPadding}px`,
      '--z': String(zIndex),
      '--fill': fill,
      '--on': on,
      '--focus': '#1d4ed8',
    };
    for (const [name, value] of Object.entries(style)) this.spot.style.setProperty(name, value);
    const playing = document.fullscreenElement !== null;
    this.spot.hidden = hideLauncher === true || container !== undefined || playing || this.open;
    const unread = this.count ? `, ${this.word('launcher.unread').replace('{count}', String(this.count))}` : '';
    this.button.setAttribute('aria-label', this.label + unread);
    this.button.setAttribute('aria-expanded', String(this.open));
    this.button.title = this.label;
    this.badge.hidden = this.count === 0;
    this.badge.textContent = this.count > 9 ? '9+' : String(this.count);
  }

  unread(count: number): void {
    this.count = count;
    this.draw();
  }

  waiting(waits: boolean): void {
    this.dot.hidden = !waits;
  }

  opened(open: boolean): void {
    this.open = open;
    this.draw();
  }

  paint(fill: string, on: string): void {
    this.memory.setLook({ accent: `${fill} ${on}` });
    this.draw();
  }

  focus(): void {
    this.button.focus();
  }

  dock(): void {
    this.memory.setLook({ docked: !this.memory.look().docked });
    this.menu?.remove();
    this.draw();
  }

  /** The name as a chip, at the first visit only. */
  private greet(): void {
    if (this.memory.look().greeted || this.spot.hidden) return;
    this.memory.setLook({ greeted: true });
    this.say(this.label);
  }

  /** A short text beside the button, for 8 s. */
  say(text: string): void {
    const chip = make('button', 'chip', text);
    chip.type = 'button';
    chip.addEventListener('click', () => {
      chip.remove();
      this.press();
    });
    this.spot.append(chip);
    setTimeout(() => chip.remove(), FIRST_VISIT_MS);
  }

  /** The menu of the button: to the edge and back. */
  private offer(click: Event): void {
    click.preventDefault();
    this.menu?.remove();
    const item = make('button', 'menu', this.word(this.memory.look().docked ? 'launcher.undock' : 'launcher.dock'));
    item.type = 'button';
    item.addEventListener('click', () => this.dock());
    item.addEventListener('keydown', key => {
      if (key.key === 'Escape') this.leaveMenu();
    });
    this.menu = item;
    this.spot.append(item);
    item.focus();
  }

  private leaveMenu(): void {
    this.menu?.remove();
    this.button.focus();
  }

  private pageClick(click: Event): void {
    if (this.menu && !click.composedPath().includes(this.spot)) this.menu.remove();
    const { launcherSelector } = this.settings();
    if (launcherSelector && (click.target as Element).closest?.(launcherSelector)) this.press();
  }

  end(): void {
    this.heard.abort();
    this.spot.remove();
  }
}
