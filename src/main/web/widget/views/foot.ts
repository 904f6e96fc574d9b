// The foot: a person is one press away, in the same place in every state.
import { html, nothing, type TemplateResult } from 'lit';
import { due } from '../../common/times.js';
import type { OporaWidget } from '../widget.js';

/** Calling and calling off are one button, so that a press never takes the focus away. */
function caller(w: OporaWidget): TemplateResult {
  const { words, talk } = w;
  const conversation = talk?.conversation;
  const { kind, name = '' } = conversation?.owner ?? { kind: 'assistant' };
  const until = conversation?.expectedReplyBy;
  const off = conversation?.canCancel === true;
  if (kind === 'queue' && !off) {
    return html`<p class="call waits">${words.say('foot.queue', { team: name })}${until ? ` · ${due(words, until)}` : nothing}</p>`;
  }
  if (kind === 'curator') return html`<p class="call">${words.say('foot.curator', { name })}</p>`;
  return html`<button type="button" class="call" title=${off ? nothing : words.say('call.shared')} ?disabled=${!talk}
    @click=${() => void (off ? w.takeBack() : w.callPerson())}>${words.say(off ? 'call.cancel' : 'call')}</button>`;
}

export function footView(w: OporaWidget): TemplateResult {
  const { words } = w;
  return html`<footer class="foot">
    ${caller(w)}
    <button type="button" class="disclosure" aria-expanded=${w.about ? 'true' : 'false'} @click=${() => {
      w.about = !w.about;
    }}>${words.say('disclosure.short')}</button>
    ${w.about ? html`<p class="about" role="status">${words.say('disclosure')}</p>` : nothing}
  </footer>`;
}
