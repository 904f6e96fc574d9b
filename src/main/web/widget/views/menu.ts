// The menu of the panel.
import { html, nothing, type TemplateResult } from 'lit';
import type { OporaWidget } from '../widget.js';

/** A walk with the arrows, as menus have it. */
function walk(press: KeyboardEvent): void {
  const step = press.key === 'ArrowDown' ? 1 : press.key === 'ArrowUp' ? -1 : 0;
  if (!step) return;
  press.preventDefault();
  const items = [...(press.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('button')];
  const at = items.indexOf(press.target as HTMLElement);
  items[(at + step + items.length) % items.length]?.focus();
}

export function menuView(w: OporaWidget): TemplateResult | typeof nothing {
  if (!w.menu) return nothing;
  const { words, talk, wardrobe } = w;
  const { tone } = wardrobe;
  const look = w.shell.memory.look();
  const ready = w.phase === 'ready';
  const floats = w.shell.settings().container === undefined;
  const item = (
    label: string,
    act: () => unknown,
    checked?: boolean,
  ) => html`<button type="button" aria-pressed=${checked === undefined ? nothing : String(checked)}
    @click=${() => {
      w.closeMenu();
      void act();
    }}>${label}</button>`;
  const dock = () => {
    w.shell.launcher.dock();
    void w.hide();
  };
  const set = (change: Parameters<typeof w.shell.memory.setLook>[0]) => () => {
    w.shell.memory.setLook(change);
    w.requestUpdate();
  };
  return html`<div class="menu" role="group" aria-label=${words.say('menu')} @keydown=${walk}>
    ${ready ? item(words.say('menu.past'), () => w.showPast()) : nothing}
    ${ready ? item(words.say('menu.new'), () => w.newConversation()) : nothing}
    ${ready && words.locale === 'ru' ? item(words.say(tone === 'friendly' ? 'menu.strict' : 'menu.friendly'), () => w.wardrobe.chooseTone(tone === 'friendly' ? 'strict' : 'friendly')) : nothing}
    ${item(words.say('menu.language'), () => w.setLocale(words.locale === 'ru' ? 'en' : 'ru'))}
    <div class="sizes" role="group" aria-label=${words.say('menu.size')}><span>${words.say('menu.size')}</span>${(
      [15, 17, 19] as const
    ).map(
      size =>
        html`<button type="button" aria-pressed=${String((look.size ?? 15) === size)} aria-label=${words.say('menu.size.px', { size })} @click=${set({ size })}>A</button>`,
    )}</div>
    ${item(words.say('menu.sound'), set({ sound: !look.sound }), look.sound === true)}
    ${item(words.say('menu.notices'), () => w.toggleNotices(), look.notices === true)}
    ${floats && !w.phone ? item(words.say(look.wide ? 'menu.narrow' : 'menu.wide'), set({ wide: !look.wide })) : nothing}
    ${ready && talk?.conversation && talk.conversation.state === 'open' ? item(words.say('menu.finish'), w.finish) : nothing}
    ${floats ? item(words.say(look.docked ? 'launcher.undock' : 'launcher.dock'), dock) : nothing}
  </div>`;
}
