// The way in: address and password; the school where the address is known in more than one.
import { html, nothing, type TemplateResult } from 'lit';
import { Refused } from '../common/api.js';
import { mark } from '../common/icon.js';
import type { Locale } from '../common/types.js';
import type { Words } from '../common/words.js';
import type { Session } from './session.js';

/** A page of staff that nobody has entered yet. */
export interface Entrance {
  words: Words;
  session: Session;
  enter(): Promise<void>;
  speakIn(locale: Locale): Promise<void>;
  requestUpdate(): void;
}

const state = { busy: false, failed: '', school: false, demo: undefined as boolean | undefined };

async function enter(d: Entrance, way: () => Promise<void>): Promise<void> {
  state.busy = true;
  state.failed = '';
  d.requestUpdate();
  try {
    await way();
    state.school = false;
    await d.enter();
  } catch (why) {
    const code = why instanceof Refused ? why.code : 'page';
    if (code === 'school-needed') state.school = true;
    state.failed = code;
  }
  state.busy = false;
  d.requestUpdate();
}

async function lookForDemo(d: Entrance): Promise<void> {
  state.demo = false;
  state.demo = await fetch('/demo').then(
    answer => answer.ok,
    () => false,
  );
  d.requestUpdate();
}

/** @param demo the key of what the way into the demo is called */
export function signInView(d: Entrance, demo: string): TemplateResult {
  const { words } = d;
  if (state.demo === undefined) void lookForDemo(d);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => String(given.get(name) ?? '');
    void enter(d, () => d.session.signIn(text('email').trim(), text('password'), text('school').trim() || undefined));
  };
  const key = `enter.failed.${state.failed}`;
  const field = (
    name: string,
    type: string,
    complete: string,
  ) => html`<label class="labelled"><span>${words.say(`enter.${name}`)}</span>
    <input class="field" name=${name} type=${type} autocomplete=${complete} required></label>`;
  return html`<div class="enter"><form @submit=${submit}>
    <h1>${mark} Opora</h1>
    <p>${words.say('enter.more')}</p>
    ${field('email', 'email', 'username')} ${field('password', 'password', 'current-password')}
    ${state.school ? field('school', 'text', 'organization') : nothing}
    ${state.failed ? html`<p class="trouble" role="alert">${words.say(words.has(key) ? key : 'trouble.other', { code: state.failed })}</p>` : nothing}
    <button type="submit" class="main" ?disabled=${state.busy}>${words.say('enter')}</button>
    ${state.demo ? html`<button type="button" class="quiet" ?disabled=${state.busy} @click=${() => void enter(d, () => d.session.enterDemo())}>${words.say(demo)}</button>` : nothing}
    <button type="button" class="quiet" @click=${() => void d.speakIn(words.locale === 'ru' ? 'en' : 'ru')}>${words.say('menu.language')}</button>
  </form></div>`;
}
