// What colleagues ask of me: their handoffs stay theirs, an answer is a note.
import { html, nothing, type TemplateResult } from 'lit';
import { said } from '../../common/times.js';
import type { OpDesk } from '../desk.js';
import type { Asked, Page } from '../types.js';

const FRESH_MS = 30_000;
let all: Asked[] = [];
let at = 0;

async function load(d: OpDesk): Promise<void> {
  at = Date.now();
  all = await d.api.get<Page<Asked>>('/desk/consultations').then(
    page => page.items,
    () => [],
  );
  d.requestUpdate();
}

export function askedView(d: OpDesk): TemplateResult | typeof nothing {
  if (Date.now() - at > FRESH_MS) void load(d);
  if (!all.length) return nothing;
  const { words } = d;
  return html`<section class="asked"><h3>${words.say('asked', { n: all.length })}</h3>
    <ul class="past">${all.map(one => html`<li><button type="button" @click=${() => d.open(one.handoff.id)}><span>${one.question}</span><small>${one.by.name} · ${said(words, one.askedAt)}</small></button></li>`)}</ul></section>`;
}
