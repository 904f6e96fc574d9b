// The parts of the page of a team: its week, its promises, and the answer to "when would this be due?".
import { html, nothing, type TemplateResult } from 'lit';
import { type Calendar, DAYS, type Day, dates, type Stretch, stretches, USUAL, withDay, workdays } from '../hours.js';
import type { Teams } from '../pages/teams.js';
import { minutes, type Rule, TARGETS, tidy } from '../promises.js';

const CLASSES = ['organisational', 'study', 'technical', 'emotional', 'complaint', 'human-request'];
const MOODS = ['calm', 'tense', 'upset'];
const MOST_STRETCHES = 3;
const MOST_MINUTES = 100_000;

const refused = (p: Teams, part: string): TemplateResult | typeof nothing =>
  p.field === part ? html`<p class="failed-bar" role="alert">${p.say(`teams.wrong.${part}`)}</p>` : nothing;

export function hoursView(p: Teams, calendar: Calendar | null): TemplateResult {
  const turn = (event: Event) => p.set({ calendar: (event.target as HTMLInputElement).checked ? workdays() : null });
  return html`<fieldset><legend>${p.say('teams.hours')}</legend>
    <label class="flat"><input type="checkbox" .checked=${calendar !== null} @change=${turn}>${p.say('teams.hours.own')}</label>
    ${
      calendar
        ? html`<div>${DAYS.map(day => dayView(p, calendar, day))}</div>
          <div class="team-row"><label class="labelled"><span>${p.say('teams.holidays')}</span><input class="field" maxlength="2" pattern="[A-Z]{2}" placeholder="RU" .value=${calendar.holidays ?? ''}
              @change=${(e: Event) => p.set({ calendar: tidy({ ...calendar, holidays: (e.target as HTMLInputElement).value.toUpperCase() }) })}></label>
            ${listed(p, calendar, 'daysOff')} ${listed(p, calendar, 'workingDays')}</div>`
        : html`<p class="meta-text">${p.say('teams.hours.usual')}</p>`
    }${refused(p, 'calendar')}</fieldset>`;
}

function listed(p: Teams, calendar: Calendar, name: 'daysOff' | 'workingDays'): TemplateResult {
  return html`<label class="labelled"><span>${p.say(`teams.${name}`)}</span><input class="field" placeholder="2026-12-31, 2027-01-11" .value=${(calendar[name] ?? []).join(', ')}
    @change=${(e: Event) => p.set({ calendar: tidy({ ...calendar, [name]: dates((e.target as HTMLInputElement).value) }) })}></label>`;
}

function dayView(p: Teams, calendar: Calendar, day: Day): TemplateResult {
  const hours = stretches(calendar, day);
  const set = (changed: Stretch[]) => p.set({ calendar: withDay(calendar, day, changed) });
  const name = p.say(`day.${day}`);
  const time = (at: number, side: keyof Stretch) =>
    html`<input class="field" type="time" required aria-label=${p.say(`teams.${side}`, { day: name })} .value=${hours[at]![side]}
      @change=${(e: Event) => set(hours.map((one, n) => (n === at ? { ...one, [side]: (e.target as HTMLInputElement).value } : one)))}>`;
  return html`<div class="team-day"><label class="flat day"><input type="checkbox" .checked=${hours.length > 0} @change=${(e: Event) => set((e.target as HTMLInputElement).checked ? [USUAL] : [])}>${name}</label>
    ${hours.map(
      (_, at) => html`<span>${time(at, 'from')} – ${time(at, 'to')}</span>
        ${at ? html`<button type="button" class="quiet" @click=${() => set(hours.filter((__, n) => n !== at))}>${p.say('remove')}</button>` : nothing}`,
    )}
    ${
      hours.length && hours.length < MOST_STRETCHES
        ? html`<button type="button" class="quiet" aria-label=${p.say('teams.break', { day: name })} @click=${() => {
            const last = hours.at(-1)!;
            set(
              hours.length === 1 && last.from < '13:00' && last.to > '14:00'
                ? [
                    { from: last.from, to: '13:00' },
                    { from: '14:00', to: last.to },
                  ]
                : [...hours, { from: last.to, to: '00:00' }],
            );
          }}>${p.say('teams.break.short')}</button>`
        : hours.length
          ? nothing
          : html`<span class="meta-text">${p.say('teams.closed')}</span>`
    }</div>`;
}

export function promisesView(p: Teams, others: readonly { key: string; title: string }[]): TemplateResult {
  const { sla } = p;
  const rules = sla.rules ?? [];
  const rule = (at: number, change: Partial<Rule>) =>
    p.promise({ rules: rules.map((one, n) => (n === at ? tidy({ ...one, ...change }) : one)) });
  return html`<fieldset><legend>${p.say('teams.promises')}</legend>
    <div class="team-row">${TARGETS.map(
      name => html`<label class="labelled"><span>${p.say(`teams.${name}`)}</span><input class="field" type="number" min="1" max=${MOST_MINUTES} placeholder=${p.say('teams.usual')} .value=${String(sla[name] ?? '')}
        @input=${(e: Event) => p.promise({ [name]: minutes(e.target as HTMLInputElement) })}></label>`,
    )}
      <label class="labelled"><span>${p.say('teams.outside')}</span><input class="field" type="number" min="1" max=${MOST_MINUTES} .value=${String(sla.outsideMinutes ?? '')}
        @input=${(e: Event) => p.promise({ outsideMinutes: minutes(e.target as HTMLInputElement) })}></label>
      <label class="labelled"><span>${p.say('teams.escalate')}</span><select @change=${(e: Event) => p.promise({ escalateTo: (e.target as HTMLSelectElement).value })}>
        <option value="">${p.say('teams.escalate.none')}</option>
        ${others.map(team => html`<option value=${team.key} ?selected=${sla.escalateTo === team.key}>${team.title}</option>`)}</select></label></div>
    <p class="meta-text">${p.say('teams.promises.usual')}</p>
    ${rules.map(
      (one, at) => html`<div class="team-row">
        ${choice(p, 'teams.rule.class', 'class', CLASSES, one.class, value => rule(at, { class: value }))}
        ${choice(p, 'teams.rule.mood', 'mood', MOODS, one.mood, value => rule(at, { mood: value }))}
        <label class="labelled"><span>${p.say('teams.firstReplyMinutes')}</span><input class="field" type="number" min="1" max=${MOST_MINUTES} required .value=${String(one.firstReplyMinutes ?? '')} @input=${(e: Event) => rule(at, { firstReplyMinutes: minutes(e.target as HTMLInputElement) })}></label>
        <label class="flat"><input type="checkbox" .checked=${one.always === true} @change=${(e: Event) => rule(at, { always: (e.target as HTMLInputElement).checked })}>${p.say('teams.rule.always')}</label>
        <button type="button" class="quiet" @click=${() => p.promise({ rules: rules.filter((_, n) => n !== at) })}>${p.say('remove')}</button></div>`,
    )}
    <p><button type="button" class="press" @click=${() => p.promise({ rules: [...rules, { firstReplyMinutes: 15 }] })}>${p.say('teams.rule.add')}</button></p>
    ${refused(p, 'sla')}</fieldset>`;
}

function choice(
  p: Teams,
  label: string,
  kind: 'class' | 'mood',
  all: readonly string[],
  now: string | undefined,
  chosen: (value: string) => void,
  any = true,
): TemplateResult {
  return html`<label class="labelled"><span>${p.say(label)}</span><select @change=${(e: Event) => chosen((e.target as HTMLSelectElement).value)}>
    ${any ? html`<option value="">${p.say('teams.rule.any')}</option>` : nothing}
    ${all.map(one => html`<option value=${one} ?selected=${one === now}>${p.say(`${kind}.${one}`)}</option>`)}</select></label>`;
}

/** The sentence every promise is read by. */
export function dueView(p: Teams): TemplateResult {
  const { due, asked } = p;
  const when = (at: string, zone: string) =>
    new Date(at).toLocaleString(p.words.locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: zone,
    });
  return html`<aside class="team-due sheet"><h2>${p.say('teams.due')}</h2>
    <label class="labelled"><span>${p.say('teams.due.at')}</span><input class="field" type="datetime-local" .value=${asked.at} @input=${(e: Event) => p.ask({ at: (e.target as HTMLInputElement).value })}></label>
    ${choice(p, 'teams.rule.class', 'class', CLASSES, asked.questionClass, questionClass => p.ask({ questionClass }), false)}
    ${choice(p, 'teams.rule.mood', 'mood', MOODS, asked.mood, mood => p.ask({ mood }), false)}
    <output aria-live="polite">${
      due
        ? html`<span>${p.say('teams.due.first')}<br><b>${when(due.firstReply, due.timeZone)}</b></span>
          <span>${p.say('teams.due.end')}<br><b>${when(due.resolution, due.timeZone)}</b></span>
          <span class="meta-text">${due.always ? p.say('teams.due.always') : due.open ? p.say('teams.due.open') : due.opensAt ? p.say('teams.due.opens', { at: when(due.opensAt, due.timeZone) }) : ''} ${p.say('teams.due.zone', { zone: due.timeZone })}</span>`
        : nothing
    }</output></aside>`;
}
