// What students read, in the school's own words: ours beside it, how it looks, and the way back to it.
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../common/types.js';
import { StudioPage } from '../page.js';
import { changed, type Drafts, drafted, fault, filled, GROUPS, LOCALES, type OwnText } from '../texts.js';
import { settingsTabs } from '../views/settings.js';

interface School {
  emergency: string;
  tone?: string | null;
}

class Texts extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    items: { state: true },
    drafts: { state: true },
    school: { state: true },
    saved: { state: true },
  };
  static override looks = css`
    .texts-form { display: grid; gap: 24px; max-width: 1100px; }
    .texts-group { display: grid; gap: 12px; }
    .texts-school { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(280px, 100%), 1fr)); gap: 12px 24px; align-items: start; }
    .op.studio .own-text { border: 1px solid var(--op-line); border-radius: 12px; background: var(--op-sheet); padding: 12px 16px 16px; min-width: 0; display: grid; gap: 10px; }
    .own-text legend { font-weight: 600; padding: 0 8px 0 0; float: left; width: 100%; }
    .own-text-pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr)); gap: 12px 24px; clear: both; align-items: start; }
    .own-text-one { display: grid; gap: 6px; min-width: 0; }
    .own-text-one textarea { width: 100%; resize: vertical; }
    .own-text-one > p { overflow-wrap: anywhere; }
    .own-text .wrong { color: var(--op-danger); font-size: 13px; line-height: 18px; }
    .own-text-seen { border-left: 2px solid var(--op-line); padding-left: 12px; white-space: pre-line; }
    .own-text-seen .notice { max-width: none; }
    .op.studio .texts-keep { position: sticky; bottom: 0; display: flex; flex-wrap: wrap; justify-content: flex-end; align-items: center; gap: 8px 12px; padding: 12px 0; background: var(--op-paper); border-top: 1px solid var(--op-line); }
  `;
  items: OwnText[] | null = null;
  drafts: Drafts = {};
  school: School = { emergency: '' };
  saved = false;
  private stored: School = { emergency: '' };

  override arrived(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    const both = await this.tried(() =>
      Promise.all([
        this.api.get<{ items: OwnText[] }>('/schools/current/texts', this.gone),
        this.api.get<School>('/schools/current/settings', this.gone),
      ]),
    );
    if (!both) return;
    this.items = both[0].items;
    this.drafts = drafted(this.items);
    this.stored = both[1];
    this.school = { ...both[1] };
  }

  private get changes(): Record<string, unknown> {
    const texts = changed(this.items ?? [], this.drafts);
    return {
      ...(Object.keys(texts).length ? { texts } : {}),
      ...(this.school.emergency === this.stored.emergency ? {} : { emergency: this.school.emergency }),
      ...((this.school.tone ?? null) === (this.stored.tone ?? null) ? {} : { tone: this.school.tone ?? null }),
    };
  }

  override get unsaved(): boolean {
    return Object.keys(this.changes).length > 0;
  }

  private get faulty(): boolean {
    if (!this.school.emergency.trim()) return true;
    return (this.items ?? []).some(one => LOCALES.some(locale => fault(one, this.drafts[one.key]?.[locale] ?? '')));
  }

  private write(key: string, locale: Locale, text: string): void {
    this.drafts = { ...this.drafts, [key]: { ...this.drafts[key], [locale]: text } };
    this.saved = false;
  }

  private readonly kept = async (submit: SubmitEvent): Promise<void> => {
    submit.preventDefault();
    if (this.faulty) {
      (submit.target as HTMLElement).querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    const school = await this.tried(() => this.api.call<School>('PUT', '/schools/current/settings', this.changes));
    if (!school) return;
    await this.read();
    this.saved = true;
    this.studio.tell(this.say('texts.saved'));
  };

  override render(): TemplateResult {
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.settings')}</h1></header>${settingsTabs(this)}
      <p class="meta-text">${this.say('texts.more')}</p>
      ${this.items ? this.form(this.items) : this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : html`<div class="skeletons" aria-hidden="true"><i></i><i></i><i></i></div>`}</div>`;
  }

  private form(items: readonly OwnText[]): TemplateResult {
    return html`<form class="texts-form" @submit=${this.kept} novalidate>${this.forSchool()}
      ${GROUPS.map(
        group =>
          html`<section class="texts-group" aria-labelledby=${`texts-${group}`}><h2 id=${`texts-${group}`}>${this.say(`texts.group.${group}`)}</h2>${items
            .filter(one => one.group === group)
            .map(one => this.text(one))}</section>`,
      )}
      <p class="texts-keep">${this.trouble ? html`<span class="failed-bar" role="alert">${this.troubleText}</span>` : nothing}
        <span class="meta-text" role="status">${this.saved ? this.say('texts.saved') : this.faulty ? this.say('texts.faulty') : this.unsaved ? this.say('course.unsaved') : ''}</span>
        <button class="main" ?disabled=${!this.unsaved}>${this.say('texts.save')}</button></p></form>`;
  }

  private forSchool(): TemplateResult {
    const { emergency, tone } = this.school;
    const empty = !emergency.trim();
    return html`<section class="sheet texts-school">
      <label class="labelled"><span>${this.say('texts.tone')}</span><select @change=${(e: Event) => {
        this.school = { ...this.school, tone: (e.target as HTMLSelectElement).value || null };
        this.saved = false;
      }}><option value="" ?selected=${!tone}>${this.say('texts.tone.student')}</option>${(
        ['friendly', 'strict'] as const
      ).map(one => html`<option value=${one} ?selected=${one === tone}>${this.say(`tone.${one}`)}</option>`)}</select>
        <span>${this.say('texts.tone.more')}</span></label>
      <label class="labelled"><span>${this.say('texts.emergency')}</span><input class="field" name="emergency" maxlength="200" .value=${emergency} aria-invalid=${String(empty)} aria-describedby="emergency-more"
        @input=${(e: Event) => {
          this.school = { ...this.school, emergency: (e.target as HTMLInputElement).value };
          this.saved = false;
        }}><span id="emergency-more">${this.say('texts.emergency.more')}</span></label></section>`;
  }

  private text(one: OwnText): TemplateResult {
    return html`<fieldset class="own-text" data-key=${one.key}><legend>${this.say(`texts.of.${one.key}`)}</legend>
      ${one.places.length ? html`<p class="meta-text">${this.say('texts.places', { places: one.places.map(place => `{${place}}`).join(', ') })}</p>` : nothing}
      <div class="own-text-pair">${LOCALES.map(locale => this.form1(one, locale))}</div></fieldset>`;
  }

  private form1(one: OwnText, locale: Locale): TemplateResult {
    const text = this.drafts[one.key]?.[locale] ?? '';
    const wrong = fault(one, text);
    const id = `text-${one.key}-${locale}`.replaceAll('.', '-');
    const usual = one.usual[locale] ?? '';
    return html`<div class="own-text-one">
      <label class="labelled"><span>${this.say(`locale.${locale}`)}</span><textarea class="field" id=${id} lang=${locale} rows="3" maxlength="8000" placeholder=${usual} .value=${text}
        aria-invalid=${String(wrong !== null)} aria-describedby=${`${id}-more`} @input=${(e: Event) => this.write(one.key, locale, (e.target as HTMLTextAreaElement).value)}></textarea></label>
      <p class="wrong" id=${`${id}-more`} role="status">${wrong ? this.say(`texts.fault.${wrong.kind}`, { place: `{${wrong.place}}` }) : ''}</p>
      ${text.trim() ? html`<p class="meta-text" lang=${locale}><span lang=${this.words.locale}>${this.say('texts.usual')}</span> ${usual} <button type="button" class="quiet" @click=${() => this.write(one.key, locale, '')}>${this.say('texts.again')}</button></p>` : nothing}
      ${wrong ? nothing : this.seen(one, text.trim() || usual, locale)}</div>`;
  }

  /** As the widget draws it, with examples for what is filled in. */
  private seen(one: OwnText, text: string, locale: Locale): TemplateResult {
    const samples = {
      course: this.say(`texts.sample.course.${locale}`),
      due: this.say(`texts.sample.due.${locale}`),
      team: this.say(`texts.sample.team.${locale}`),
      name: this.say(`texts.sample.name.${locale}`),
      emergency: this.school.emergency,
    };
    const said = filled(text, samples);
    const drawn =
      one.group === 'warm'
        ? html`<div class="notice warm"><p>${said}</p></div>`
        : one.group === 'waiting'
          ? html`<div class="notice">${one.key === 'wait.title' ? html`<b>${said}</b>` : html`<p>${said}</p>`}</div>`
          : said;
    return html`<div class="own-text-seen" lang=${locale} role="group" aria-label=${this.say('texts.seen')}>${drawn}</div>`;
  }
}

if (!customElements.get('op-texts')) customElements.define('op-texts', Texts);
