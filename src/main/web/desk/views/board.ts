// The team: what waits and is late, who carries how much, the hours to come. Numbers in ink; colour only for what is late.
import { html, nothing, type TemplateResult } from 'lit';
import { Refused } from '../../common/api.js';
import { clock } from '../../common/times.js';
import type { Words } from '../../common/words.js';
import type { OpDesk } from '../desk.js';
import type { Presence } from '../types.js';
import type { Board } from '../types-school.js';
import { DRAGGED } from './row.js';

const FRESH_MS = 15_000;
let board: Board | null = null;
let barred = false;
let at = 0;

async function load(d: OpDesk): Promise<void> {
  at = Date.now();
  try {
    board = await d.api.get<Board>('/desk/board');
  } catch (why) {
    barred = why instanceof Refused && (why.status === 403 || why.status === 404);
  }
  d.requestUpdate();
}

export function boardView(d: OpDesk): TemplateResult | typeof nothing {
  if (d.session.leads() && !barred && Date.now() - at > FRESH_MS) void load(d);
  return board && d.session.leads() ? leadView(d, board) : peopleView(d);
}

const figure = (
  d: OpDesk,
  key: string,
  value: string | number | undefined,
  late = false,
  go?: () => void,
): TemplateResult | typeof nothing =>
  value === undefined
    ? nothing
    : html`<li>${go ? html`<button type="button" @click=${go}><b class=${late ? 'late' : ''}>${value}</b><span>${d.words.say(key)}</span></button>` : html`<b class=${late ? 'late' : ''}>${value}</b><span>${d.words.say(key)}</span>`}</li>`;

function leadView(d: OpDesk, b: Board): TemplateResult {
  const { words } = d;
  const queue = (team?: string) => () => d.go({ list: 'queue', filters: team ? { team } : {} });
  return html`<div class="board">
    <ul class="figures">
      ${figure(d, 'board.waiting', b.waiting, false, queue())} ${figure(d, 'board.soon', b.dueSoon, false, queue())}
      ${figure(d, 'board.overdue', b.overdue, b.overdue > 0, queue())} ${figure(d, 'board.median', b.medianFirstReplyMinutes === undefined ? undefined : Math.round(b.medianFirstReplyMinutes))}
      ${figure(d, 'board.breached', b.breachedToday, (b.breachedToday ?? 0) > 0)} ${figure(d, 'board.ownerless', b.withoutOwner, b.withoutOwner > 0)}
    </ul>
    ${b.teams.map(
      team => html`<section><h3><button type="button" class="quiet" @click=${queue(team.key)}>${team.title}</button> <span>${words.say('board.team', { waiting: team.waiting })}${team.overdue ? html` · <b class="late">${words.say('board.late', { n: team.overdue })}</b>` : nothing}</span></h3>
      <ul class="people">${team.curators.map(one => person(d, one.presence, one.claimed))}</ul></section>`,
    )}
    ${hours(d, b)}
  </div>`;
}

/** Effort is counted in parts of a question. */
const effort = (words: Words, load: number): string => load.toLocaleString(words.locale, { maximumFractionDigits: 1 });

function person(d: OpDesk, one: Presence, claimed?: number): TemplateResult {
  const { words } = d;
  const away = one.onShift === false ? words.say('receiver.off') : words.say(`self.${one.state}`);
  const carries = words.say('receiver.load', { load: effort(words, one.load), n: effort(words, one.capacity) });
  return html`<li @dragover=${(drag: DragEvent) => dropsOn(drag) && drag.preventDefault()} @dragenter=${marks(true)} @dragleave=${marks(false)}
      @drop=${(drop: DragEvent) => void dropped(d, one, drop)}><i class="dot ${one.state}" aria-hidden="true"></i><span>${one.staff.name}</span><span class="load">${carries}</span>
    <small>${away}${claimed === undefined ? '' : ` · ${words.say('board.claimed', { n: claimed })}`}</small></li>`;
}

// A row is dropped on whom it is for: a shortcut of the menu and of the key.

const dropsOn = (drag: DragEvent): boolean => drag.dataTransfer?.types.includes(DRAGGED) === true;

const marks =
  (over: boolean) =>
  (drag: DragEvent): void => {
    const person = drag.currentTarget as HTMLElement;
    if (over ? dropsOn(drag) : !person.contains(drag.relatedTarget as Node)) person.toggleAttribute('data-over', over);
  };

async function dropped(d: OpDesk, to: Presence, drop: DragEvent): Promise<void> {
  const id = drop.dataTransfer?.getData(DRAGGED);
  (drop.currentTarget as HTMLElement).removeAttribute('data-over');
  if (!id) return;
  drop.preventDefault();
  await d.errands.assign(id, to.staff);
  await load(d);
}

/** Who is at work in the next hours, against what usually comes. */
function hours(d: OpDesk, { hours: all = [] }: Board): TemplateResult | typeof nothing {
  if (!all.length) return nothing;
  const { words } = d;
  return html`<section><h3>${words.say('board.hours')}</h3><table><thead><tr><th scope="col">${words.say('board.hour')}</th><th scope="col">${words.say('board.curators')}</th><th scope="col">${words.say('board.usual')}</th></tr></thead>
    <tbody>${all.slice(0, 8).map(one => html`<tr><th scope="row">${clock(one.at)}</th><td>${one.curators}</td><td>${one.usualArrivals.toLocaleString(words.locale, { maximumFractionDigits: 1 })}</td></tr>`)}</tbody></table></section>`;
}

function peopleView(d: OpDesk): TemplateResult | typeof nothing {
  const others = [...d.self.others.values()];
  return others.length
    ? html`<div class="board"><ul class="people">${others.map(one => person(d, one))}</ul></div>`
    : nothing;
}
