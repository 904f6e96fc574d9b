// Dialogs of one handoff: pass it on, finish it, remember it, put it aside, ask a colleague, join two conversations.
import { html, nothing, type TemplateResult } from 'lit';
import type { OpDesk } from '../desk.js';
import { deskPeople } from '../staff.js';
import type { Over, Verdict } from '../types.js';

type Kind = Exclude<Over['kind'], 'source' | 'settings' | 'macros' | 'help' | 'commands'>;
type Given = (name: string) => string;

const VERDICTS: Verdict[] = ['assistant-right', 'assistant-wrong', 'needs-article'];
const HOURS = [1, 3, 24] as const;
const HOUR_MS = 3_600_000;

const closed = (d: OpDesk): void => {
  d.over = null;
};

function form(
  d: OpDesk,
  content: TemplateResult,
  press: string,
  act: (given: Given) => Promise<unknown>,
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement, event.submitter);
    closed(d);
    void act(name => String(data.get(name) ?? '').trim());
  };
  return html`<form class="dialog" @submit=${submit}>${content}
    <p class="presses end"><button type="button" class="quiet" @click=${() => closed(d)}>${d.words.say('cancel')}</button>
    <button type="submit" class="main">${d.words.say(press)}</button></p></form>`;
}

const note = (
  d: OpDesk,
  label: string,
  required = false,
): TemplateResult => html`<label class="labelled"><span>${d.words.say(label)}</span>
  <textarea name="note" rows="3" maxlength="8000" ?required=${required}></textarea></label>`;

/** A team or a colleague, with what they carry now. */
function receiver(d: OpDesk, withTeams = true, everybody = false): TemplateResult {
  const { words } = d;
  const curators = deskPeople(d).filter(one => everybody || one.id !== d.me.id);
  const carries = (id: string): string => {
    const one = d.self.others.get(id);
    if (!one) return '';
    return ` · ${words.say('receiver.load', { load: Math.round(one.load), n: one.capacity })} · ${words.say(one.state === 'away' ? 'self.away' : one.onShift === false ? 'receiver.off' : 'self.online')}`;
  };
  return html`<label class="labelled"><span>${words.say('receiver')}</span><select name="to" required>
    <option value="">${words.say('receiver.choose')}</option>
    ${withTeams ? html`<optgroup label=${words.say('receiver.teams')}>${d.teamsKnown.map(team => html`<option value="team:${team.key}">${team.title}</option>`)}</optgroup>` : nothing}
    <optgroup label=${words.say('receiver.people')}>${curators.map(one => html`<option value="curator:${one.id}">${one.name}${carries(one.id)}</option>`)}</optgroup>
  </select></label>`;
}

function chosen(given: Given): { team?: string; curator?: string } {
  const [kind, ...rest] = given('to').split(':');
  return kind === 'team' ? { team: rest.join(':') } : { curator: rest.join(':') };
}

function transfer(d: OpDesk): TemplateResult {
  const many = d.selected.size;
  return form(
    d,
    html`${many ? html`<p>${d.words.say('bulk', { n: many })}</p>` : nothing}${receiver(d)} ${note(d, 'transfer.note', true)}`,
    'act.transfer',
    given =>
      many ? d.errands.transferAll(chosen(given), given('note')) : d.work!.transfer(chosen(given), given('note')),
  );
}

/** How it ends, and what one thinks of the assistant's part in it. */
function finish(d: OpDesk): TemplateResult {
  const { words } = d;
  const choice = (name: string, value: string, label: string, on = false) =>
    html`<label class="choice"><input type="radio" name=${name} value=${value} ?checked=${on}><span>${label}</span></label>`;
  return form(
    d,
    html`<fieldset><legend>${words.say('finish.how')}</legend>${choice('how', 'return', words.say('finish.return'), true)}${choice('how', 'close', words.say('finish.close'))}</fieldset>
      <fieldset><legend>${words.say('verdict.ask')}</legend><div class="choices">${choice('verdict', '', words.say('verdict.none'), true)}${VERDICTS.map(one => choice('verdict', one, words.say(`verdict.${one}`)))}</div></fieldset>
      ${note(d, 'finish.note')}`,
    'act.finish',
    given => {
      const verdict = given('verdict') as Verdict | '';
      return d.work!.resolve(given('how') === 'return', {
        ...(given('note') ? { note: given('note') } : {}),
        ...(verdict ? { verdict } : {}),
      });
    },
  );
}

/** A time that is chosen by a press, or by the clock. */
function times(d: OpDesk): TemplateResult {
  const { words } = d;
  const tomorrow = new Date();
  tomorrow.setDate(tomorrow.getDate() + 1);
  tomorrow.setHours(10, 0, 0, 0);
  const option = (at: Date, label: string, on = false) =>
    html`<label class="choice"><input type="radio" name="at" value=${at.toISOString()} ?checked=${on}><span>${label}</span></label>`;
  return html`<div class="choices">${HOURS.slice(0, 2).map((hours, at) => option(new Date(Date.now() + hours * HOUR_MS), words.say('in.hours', { n: hours }), at === 0))}${option(tomorrow, words.say('in.tomorrow'))}</div>
    <label class="labelled"><span>${words.say('in.own')}</span><input type="datetime-local" name="own"></label>`;
}

const at = (given: Given): string => (given('own') ? new Date(given('own')).toISOString() : given('at'));

function remind(d: OpDesk): TemplateResult {
  const many = d.selected.size;
  return form(d, html`${times(d)} ${many ? nothing : note(d, 'remind.note')}`, 'act.remind', given =>
    many ? d.errands.remindAll(at(given)) : d.work!.remind(at(given), given('note') || undefined),
  );
}

function snooze(d: OpDesk): TemplateResult {
  const { words } = d;
  return form(
    d,
    html`<label class="choice"><input type="radio" name="kind" value="student" checked><span>${words.say('snooze.student')}</span></label>
      <label class="choice"><input type="radio" name="kind" value="time"><span>${words.say('snooze.time')}</span></label>${times(d)}`,
    'act.snooze',
    given => d.work!.snooze(given('kind') === 'time' ? at(given) : undefined),
  );
}

function consult(d: OpDesk): TemplateResult {
  return form(
    d,
    html`<p class="quiet-text">${d.words.say('consult.more')}</p>${receiver(d)} ${note(d, 'consult.question', true)}`,
    'act.consult',
    given => d.work!.consult(chosen(given), given('note')),
  );
}

function assign(d: OpDesk): TemplateResult {
  const { words } = d;
  const many = d.selected.size;
  return form(
    d,
    d.session.leads()
      ? html`${many ? html`<p>${words.say('bulk', { n: many })}</p>` : nothing}${receiver(d, false, true)}`
      : html`<p>${words.say('assign.self')}</p><input type="hidden" name="to" value="curator:${d.me.id}">`,
    'act.assign',
    given => {
      const { curator } = chosen(given);
      return many && curator ? d.errands.assignAll(curator) : d.work!.assign(curator ?? null);
    },
  );
}

/** The conversation that is open goes into the other, which is kept. */
function merge(d: OpDesk): TemplateResult {
  const others = d.work?.packet?.others ?? [];
  return form(
    d,
    html`<p class="quiet-text">${d.words.say('merge.more')}</p>${others.map((one, index) => html`<label class="choice"><input type="radio" name="into" value=${one.conversationId} ?checked=${index === 0}><span>${one.preview}</span></label>`)}`,
    'act.merge',
    async given => {
      const into = given('into');
      const kept = others.find(one => one.conversationId === into);
      if ((await d.work!.merge(into)) && kept?.handoffId) d.open(kept.handoffId);
    },
  );
}

const VIEWS: Record<Kind, (d: OpDesk) => TemplateResult> = { transfer, finish, remind, snooze, consult, assign, merge };

export const dialogView = (d: OpDesk, kind: Kind): TemplateResult => VIEWS[kind](d);
