// In the field's place when a conversation is over: did it help, and a way to ask again.
import { html, type TemplateResult } from 'lit';
import type { OporaWidget } from '../widget.js';

export function closedView(w: OporaWidget): TemplateResult {
  const { words, talk } = w;
  const rated = talk?.conversation?.rating?.value;
  const rate = (
    value: 'up' | 'down',
  ) => html`<button type="button" class="press" aria-pressed=${String(rated === value)}
    @click=${() => w.rateConversation(value)}>${words.say(`closed.${value}`)}</button>`;
  const comment = (press: SubmitEvent) => {
    press.preventDefault();
    const field = (press.currentTarget as HTMLFormElement).elements.namedItem('comment') as HTMLInputElement;
    w.rateConversation(rated ?? 'up', field.value.trim());
    field.value = '';
  };
  return html`<section class="over">
    <p>${words.say('closed')}</p>
    <div class="presses">${rate('up')}${rate('down')}
      <button type="button" class="main" @click=${() => w.newConversation()}>${words.say('closed.again')}</button></div>
    ${
      rated
        ? html`<form class="explain" @submit=${comment}><input class="field" name="comment" maxlength="2000"
            placeholder=${words.say('rate.comment')} aria-label=${words.say('rate.comment')}>
          <button type="submit" class="press">${words.say('rate.send')}</button></form>`
        : ''
    }
  </section>`;
}
