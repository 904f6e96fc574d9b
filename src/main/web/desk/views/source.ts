// A passage of the base with the quote marked in it; the quote can be put into the reply.
import { html, nothing, type TemplateResult } from 'lit';
import { Refused } from '../../common/api.js';
import { quoted } from '../../common/quoted.js';
import type { Passage } from '../../common/types.js';
import type { OpDesk } from '../desk.js';
import type { Reply } from '../reply.js';
import type { Over } from '../types.js';

type Source = Extract<Over, { kind: 'source' }>;
let read: { id: string; text?: HTMLElement; plain?: string; url?: string; failed?: string } = { id: '' };

async function load(d: OpDesk, source: Source): Promise<void> {
  read = { id: source.passageId };
  try {
    const passage = await d.api.get<Passage>(`/knowledge/passages/${source.passageId}`);
    if (read.id !== source.passageId) return;
    const names = { chip: String, copy: d.words.say('copy'), copied: d.words.say('copied') };
    const text = quoted(passage.text, source.quote, { origin: d.session.base, names });
    read = { id: source.passageId, text, plain: passage.text, ...(passage.url ? { url: passage.url } : {}) };
  } catch (why) {
    read = { id: source.passageId, failed: why instanceof Refused ? why.code : 'page' };
  }
  d.requestUpdate();
}

export function sourceView(d: OpDesk, source: Source): TemplateResult {
  const { words } = d;
  if (read.id !== source.passageId) void load(d, source);
  const reply = d.renderRoot.querySelector<Reply>('op-reply');
  const address = read.url ?? source.url;
  const insert = () => {
    const quote = (source.quote || read.plain || '').trim().replace(/^/gm, '> ');
    d.over = null;
    reply?.insert(
      `${quote}\n\n${words.say('reply.source', { source: address ? `[${source.title}](${address})` : source.title })}`,
    );
  };
  return html`<div class="passage">
      ${read.text ?? nothing}
      ${read.failed ? html`<p class="trouble" role="alert">${words.say('source.failed')}</p>${source.quote ? html`<blockquote>${source.quote}</blockquote>` : nothing}` : nothing}
      ${read.text || read.failed ? nothing : html`<p class="quiet-text">${words.say('loading')}</p>`}
    </div>
    <p class="presses end">
      ${address && /^https?:/i.test(address) ? html`<a class="press" href=${address} target="_blank" rel="noopener noreferrer">${words.say('source.open')}</a>` : nothing}
      ${reply ? html`<button type="button" class="main" ?disabled=${!read.text} @click=${insert}>${words.say('source.insert')}</button>` : nothing}
    </p>`;
}
