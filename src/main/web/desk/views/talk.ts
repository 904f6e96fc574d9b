// The conversation that is open: who it is with, what was said, the draft that waits, the field.
import backIcon from 'virtual:icon/arrow-left';
import menuIcon from 'virtual:icon/ellipsis';
import factsIcon from 'virtual:icon/panel-right';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../common/icon.js';
import { rows } from '../../common/rows.js';
import { moment } from '../../common/times.js';
import '../../common/transcript.js';
import { claim, facts, isMine } from '../acts.js';
import { told } from '../clock.js';
import type { OpDesk } from '../desk.js';
import { KEYS } from '../keys.js';
import type { Over } from '../types.js';
import '../reply.js';
import { reasonOf, roomOf } from '../staff.js';
import type { Packet } from '../types.js';
import type { Work } from '../work.js';
import { draftView } from './draft.js';
import { keyed } from './rail.js';
import { strips } from './strips.js';

export function talkView(d: OpDesk): TemplateResult {
  const { words, work } = d;
  if (!work) return html`<section class="talk none" aria-label=${words.say('log')}>${nothingView(d)}</section>`;
  if (work.failed)
    return html`<section class="talk none" aria-label=${words.say('log')}>${failedView(d, work)}</section>`;
  if (!work.conversation)
    return html`<section class="talk" aria-label=${words.say('log')} aria-busy="true"><div class="skeletons"><i></i><i></i><i></i></div></section>`;
  const staff = roomOf(d);
  const { packet } = work;
  return html`<section class="talk" aria-label=${words.say('log')}>
    ${headView(d, work)} ${packet && d.shape !== 'wide' ? pinned(d, packet) : nothing}
    <op-transcript .room=${staff} .rows=${rows(work)} @op-earlier=${() => void work.loadEarlier()}></op-transcript>
    <div class="talk-foot">
      ${strips(d, work)} ${packet ? draftView(d, packet) : nothing} ${footView(d, work)}
    </div>
    ${d.shape === 'one' && packet ? actionsBar(d, packet) : nothing}
  </section>`;
}

function nothingView(d: OpDesk): TemplateResult {
  const { words } = d;
  const shown = new Set(['next', 'open', 'claim', 'reply', 'help']);
  return html`<div class="nobody"><h3>${words.say('nothing')}</h3><p>${words.say('nothing.more')}</p>
    ${
      d.chosen.keys === false || d.embedded
        ? nothing
        : html`<dl class="key-hints">${KEYS.filter(key => shown.has(key.act)).map(key => html`<div><dt><kbd>${key.label}</kbd></dt><dd>${words.say(`key.${key.act}`)}</dd></div>`)}</dl>`
    }</div>`;
}

function failedView(d: OpDesk, work: Work): TemplateResult {
  const { words } = d;
  const key =
    work.failed === '403' || work.failed === 'forbidden'
      ? 'failed.forbidden'
      : work.failed === '404' || work.failed === 'not-found'
        ? 'failed.missing'
        : 'failed';
  return html`<div class="nobody" role="alert"><h3>${words.say(key, { code: work.failed })}</h3>
    <p class="presses"><button type="button" class="press" @click=${() => void work.start()}>${words.say('again')}</button>
    <button type="button" class="quiet" @click=${() => d.close()}>${words.say('to.list')}</button></p></div>`;
}

function headView(d: OpDesk, work: Work): TemplateResult {
  const { words } = d;
  const { packet } = work;
  const lookers = d.shelf.book.lookers(work.id, d.me.id, Date.now());
  const clock = packet ? told(packet, words, Date.now()) : null;
  return html`<header class="talk-head">
    <button type="button" class="tool back" aria-label=${words.say('to.list')} title=${words.say('to.list')} @click=${() => d.close()}>${icon(backIcon)}</button>
    <div class="who">
      <h2 tabindex="-1">${packet?.student.name ?? words.say('conversation')}</h2>
      <p>${packet ? placeView(d, packet) : nothing}</p>
      ${lookers.map(one => html`<p class="looking">${words.say(one.typing ? 'look.types' : 'look.looks', { name: one.name })}</p>`)}
    </div>
    ${clock?.text && packet?.state !== 'resolved' ? html`<span class="due ${clock.look}">${clock.text}</span>` : nothing}
    ${packet && d.shape !== 'one' ? actions(d, packet) : nothing}
    ${packet ? menu(d, packet) : nothing}
    ${
      packet && d.shape !== 'one'
        ? html`<button type="button" class="tool" aria-label=${words.say('facts')} title=${keyed(d, words.say('facts'), 'facts')} @click=${() => facts(d)}>${icon(factsIcon)}</button>`
        : nothing
    }
  </header>`;
}

function placeView(d: OpDesk, { course, lesson, assignment, assignmentFacts }: Packet): TemplateResult {
  const parts = [course?.title, lesson?.title].filter(Boolean).join(' · ');
  const name = assignment?.title;
  const linked =
    name && assignmentFacts?.url
      ? html`<a href=${assignmentFacts.url} target="_blank" rel="noopener noreferrer">${name}</a>`
      : name;
  return html`${parts}${parts && name ? ' · ' : ''}${linked}${assignmentFacts?.dueAt ? ` · ${d.words.say('assignment.due', { date: moment(d.words, assignmentFacts.dueAt) })}` : ''}`;
}

/** The packet's first line stays in sight where the packet does not. */
function pinned(d: OpDesk, packet: Packet): TemplateResult {
  return html`<button type="button" class="pinned" @click=${() => facts(d)}><span>${reasonOf(d, packet)}</span><b>${d.words.say('more')}</b></button>`;
}

const over = (d: OpDesk, kind: Exclude<Over['kind'], 'source'>) => () => {
  d.over = { kind };
};

/** What can be done first; all else is in the menu. */
function actions(d: OpDesk, packet: Packet): TemplateResult | typeof nothing {
  const { words, work } = d;
  if (packet.state === 'resolved') return nothing;
  if (packet.state === 'waiting')
    return html`<button type="button" class="main" title=${keyed(d, words.say('act.claim'), 'claim')} ?disabled=${work!.busy} @click=${() => claim(d, true)}>${words.say('act.claim')}</button>`;
  if (!isMine(d)) return nothing;
  return html`<button type="button" class="press" title=${keyed(d, words.say('act.transfer'), 'transfer')} @click=${over(d, 'transfer')}>${words.say('act.transfer')}</button>
    <button type="button" class="main" title=${keyed(d, words.say('act.finish'), 'finish')} @click=${over(d, 'finish')}>${words.say('act.finish')}</button>`;
}

function menu(d: OpDesk, packet: Packet): TemplateResult | typeof nothing {
  const { words, work } = d;
  if (packet.state === 'resolved') return nothing;
  const mine = isMine(d);
  const waits = packet.state === 'waiting';
  const item = (value: string, key = `act.${value}`) =>
    html`<wa-dropdown-item value=${value}>${words.say(key)}</wa-dropdown-item>`;
  const chosen = (select: CustomEvent<{ item: { value: string } }>) => {
    const { value } = select.detail.item;
    if (value === 'release') void work!.release();
    else if (value === 'wake') void work!.wake();
    else d.over = { kind: value } as Over;
  };
  return html`<wa-dropdown placement="bottom-end" @wa-select=${chosen}>
    <button slot="trigger" type="button" class="tool" aria-label=${words.say('menu')} title=${words.say('menu')}>${icon(menuIcon)}</button>
    ${item('consult')} ${item('remind')} ${packet.snooze ? item('wake') : item('snooze')} ${waits ? item('transfer') : nothing}
    ${packet.others?.length ? item('merge') : nothing} ${d.session.leads() || waits ? item('assign') : nothing}
    ${mine ? item('release') : nothing}
  </wa-dropdown>`;
}

/** The bar of a narrow desk. */
function actionsBar(d: OpDesk, packet: Packet): TemplateResult {
  return html`<div class="actions-bar">${actions(d, packet)}
    <button type="button" class="press" @click=${() => facts(d)}>${d.words.say('facts.short')}</button></div>`;
}

function footView(d: OpDesk, work: Work): TemplateResult {
  const { words } = d;
  const { packet, conversation } = work;
  if (!packet) {
    if (conversation!.state === 'closed' || conversation!.owner.kind !== 'assistant')
      return html`<p class="read-only">${words.say('read.only')}</p>`;
    return joinView(d, work);
  }
  if (packet.state === 'resolved') return html`<p class="read-only">${words.say('resolved')}</p>`;
  if (packet.state === 'waiting')
    return html`<div class="claim-bar"><p>${words.say('claim.first')}</p>
      ${d.shape === 'one' ? nothing : html`<button type="button" class="press" ?disabled=${work.busy} @click=${() => claim(d, true)}>${words.say('act.claim')}${d.chosen.keys === false || d.embedded ? nothing : html` <kbd>C</kbd>`}</button>`}</div>`;
  if (!isMine(d))
    return html`${kept(d, work)}<p class="read-only">${words.say('leads', { name: packet.curator?.name ?? '' })}</p>`;
  return html`<op-reply .d=${d} .work=${work} .packet=${packet}></op-reply>`;
}

/** What was being written when somebody else took it is not lost. */
function kept(d: OpDesk, work: Work): TemplateResult | typeof nothing {
  const text = d.memory.read<string>(`draft:${work.id}:reply`);
  if (!text) return nothing;
  return html`<details class="kept"><summary>${d.words.say('kept')}</summary><p>${text}</p>
    <button type="button" class="quiet" @click=${() => void navigator.clipboard?.writeText(text)}>${d.words.say('copy')}</button></details>`;
}

function joinView(d: OpDesk, work: Work): TemplateResult {
  const { words } = d;
  const asks = work.asksJoin;
  const ask = () => {
    work.asksJoin = true;
    d.requestUpdate();
  };
  const join = async () => {
    const id = await work.join();
    work.asksJoin = false;
    if (id) d.open(id);
  };
  return html`<div class="claim-bar"><p>${words.say(asks ? 'join.sure' : 'join.first')}</p>
    ${asks ? html`<button type="button" class="main" @click=${join}>${words.say('join.yes')}</button>` : html`<button type="button" class="press" @click=${ask}>${words.say('join')}</button>`}</div>`;
}
