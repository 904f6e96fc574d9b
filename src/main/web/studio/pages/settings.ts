// The school as a whole: its language and zone, and the colour from which all that its students see is derived.
import { css, html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { accent } from '../../common/accent.js';
import { contrast, parse } from '../../common/colour.js';
import { ROLES, type Scheme } from '../../common/tokens.js';
import { StudioPage } from '../page.js';
import { settingsTabs } from '../views/settings.js';

interface School {
  locale: string;
  timeZone: string;
  theme: { accent?: string; logoUrl?: string };
  checkLinks: boolean;
}

const COLOUR = /^#[0-9a-f]{6}$/i;
const SCHEMES: readonly Scheme[] = ['light', 'dark'];
const WCAG_AA = 4.5;
const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');

class Settings extends StudioPage {
  static override properties = {
    ...StudioPage.properties,
    school: { state: true },
    colour: { state: true },
    saved: { state: true },
  };
  static override looks = css`
    .school-form { display: grid; grid-template-columns: minmax(260px, 360px) minmax(0, 1fr); gap: 24px; align-items: start; }
    .school-form .fields { display: grid; gap: 16px; }
    .school-colour { display: flex; gap: 8px; }
    .school-form .flat { display: flex; gap: 8px; align-items: start; min-height: 32px; font-size: 14px; }
    .school-colour input[type='color'] { width: 44px; height: 36px; padding: 2px; border: 1px solid var(--op-edge); border-radius: 8px; background: var(--op-sheet); }
    .school-looks { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 16px; }
    .school-look { border: 1px solid var(--op-line); border-radius: 12px; padding: 16px; display: grid; gap: 12px; justify-items: start; }
    .school-look > * { margin: 0; }
    .school-look .fill { border-radius: 8px; padding: 8px 16px; font-weight: 500; border: 1px solid transparent; }
    .school-look .said { border-radius: 12px; padding: 8px 12px; }
    .school-look table { border-collapse: collapse; font-size: 13px; line-height: 20px; font-variant-numeric: tabular-nums; }
    .op.studio .school-look table :is(th, td) { padding: 0 12px 0 0; text-align: left; font-weight: 400; border: 0; }
    @media (max-width: 899.9px) { .school-form { grid-template-columns: minmax(0, 1fr); } }
    @media (pointer: coarse) { .school-form .flat { min-height: 44px; } .school-colour input[type='color'] { height: 44px; } }
  `;
  school: School | null = null;
  colour = '';
  saved = false;

  override arrived(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    const school = await this.tried(() => this.api.get<School>('/schools/current/settings', this.gone));
    if (!school) return;
    this.school = school;
    this.colour = school.theme.accent ?? ROLES.light.accent!;
  }

  private readonly kept = async (submit: SubmitEvent): Promise<void> => {
    submit.preventDefault();
    const data = new FormData(submit.target as HTMLFormElement);
    this.saved = false;
    const school = await this.tried(() =>
      this.api.call<School>('PUT', '/schools/current/settings', {
        locale: data.get('locale'),
        timeZone: data.get('timeZone'),
        theme: { ...this.school!.theme, accent: this.colour },
        checkLinks: data.has('checkLinks'),
      }),
    );
    if (!school) return;
    this.school = school;
    this.saved = true;
    this.studio.tell(this.say('settings.saved'));
  };

  private readonly coloured = (input: InputEvent): void => {
    const { value } = input.target as HTMLInputElement;
    this.saved = false;
    if (COLOUR.test(value)) this.colour = value.toLowerCase();
  };

  override render(): TemplateResult {
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.settings')}</h1></header>${settingsTabs(this)}
      ${this.trouble ? html`<p class="failed-bar" role="alert">${this.troubleText}</p>` : nothing}
      ${this.school ? this.form(this.school) : html`<div class="skeletons"><i></i><i></i><i></i></div>`}</div>`;
  }

  private form(school: School): TemplateResult {
    return html`<form class="school-form" @submit=${this.kept}><div class="fields">
        <label class="labelled"><span>${this.say('settings.locale')}</span><select name="locale">${(
          ['ru', 'en'] as const
        ).map(
          one => html`<option value=${one} ?selected=${one === school.locale}>${this.say(`locale.${one}`)}</option>`,
        )}</select></label>
        <label class="labelled"><span>${this.say('settings.zone')}</span><input class="field" name="timeZone" list="zones" required .value=${school.timeZone} autocomplete="off"></label>
        <datalist id="zones">${ZONES.map(zone => html`<option value=${zone}></option>`)}</datalist>
        <label class="labelled"><span>${this.say('settings.colour')}</span><span class="school-colour">
          <input type="color" aria-label=${this.say('settings.colour.pick')} .value=${this.colour} @input=${this.coloured}>
          <input class="field" pattern="#[0-9a-fA-F]{6}" required maxlength="7" .value=${this.colour} @input=${this.coloured} title=${this.say('settings.colour.form')}></span></label>
        <label class="flat"><input type="checkbox" name="checkLinks" .checked=${school.checkLinks}> ${this.say('settings.links')}</label>
        <p class="foot-row"><button type="button" class="quiet" @click=${() => {
          this.colour = ROLES.light.accent!;
          this.saved = false;
        }}>${this.say('settings.colour.own')}</button><button class="main">${this.say('settings.save')}</button></p>
        ${this.saved ? html`<p class="meta-text">${this.say('settings.saved')}</p>` : nothing}
      </div><div class="school-looks">${SCHEMES.map(scheme => this.look(scheme))}</div></form>`;
  }

  /** What the colour becomes, drawn as students see it, with how well it can be read. */
  private look(scheme: Scheme): TemplateResult {
    const roles = ROLES[scheme];
    const made = accent(this.colour, scheme);
    const pairs: [name: string, one: string, other: string][] = [
      ['fill', made['on-accent'], made.accent],
      ['text', made['accent-text'], roles.sheet!],
      ['soft', made['accent-text'], made['accent-soft']],
    ];
    const style = (rules: Record<string, string>) => (element?: Element) => {
      if (element)
        for (const [name, value] of Object.entries(rules)) (element as HTMLElement).style.setProperty(name, value);
    };
    return html`<section class="school-look" ${ref(style({ background: roles.paper!, color: roles.ink! }))}><h3>${this.say(`settings.look.${scheme}`)}</h3>
      <span class="fill" ${ref(style({ background: made.accent, color: made['on-accent'], 'border-color': made['accent-edge'] }))}>${this.say('settings.look.button')}</span>
      <span class="said" ${ref(style({ background: made['accent-soft'], color: roles.ink! }))}>${this.say('settings.look.student')}</span>
      <span ${ref(style({ color: made['accent-text'] }))}>${this.say('settings.look.link')}</span>
      <table><tbody>${pairs.map(([name, one, other]) => {
        const ratio = contrast(parse(one), parse(other));
        return html`<tr><th scope="row">${this.say(`settings.pair.${name}`)}</th><td>${one} / ${other}</td><td>${ratio.toFixed(1)} : 1 ${ratio >= WCAG_AA ? '✓' : ''}</td></tr>`;
      })}</tbody></table></section>`;
  }
}

if (!customElements.get('op-settings')) customElements.define('op-settings', Settings);
