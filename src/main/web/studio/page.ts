// A page of the studio. It is drawn into the studio's own shadow root, so that the styles of the house hold in it.
import { type CSSResult, LitElement, type TemplateResult } from 'lit';
import type { Api } from '../common/api.js';
import { Refused } from '../common/api.js';
import type { Places, Words } from '../common/words.js';
import type { OpStudio } from './studio.js';
import { wrongOf } from './views/fields.js';
import type { Place } from './where.js';

export abstract class StudioPage extends LitElement {
  static override properties = { place: { attribute: false }, trouble: { state: true } };
  /** Rules of this page, put beside those of the house. */
  static looks: CSSResult | undefined;
  studio!: OpStudio;
  place!: Place;
  /** The code of what went wrong last. */
  trouble = '';
  /** The field that was refused; empty where the server names none. */
  field = '';
  private readonly left = new AbortController();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const sheet = (this.constructor as typeof StudioPage).looks?.styleSheet;
    const root = this.getRootNode() as ShadowRoot;
    if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.left.abort();
  }

  get api(): Api {
    return this.studio.api;
  }

  get words(): Words {
    return this.studio.words;
  }

  say(key: string, places?: Places): string {
    return this.words.say(key, places);
  }

  /** One has gone elsewhere: what was asked for is not wanted any more. */
  get gone(): AbortSignal {
    return this.left.signal;
  }

  /** Does it, and says in words if that does not go. */
  async tried<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      this.trouble = '';
      this.field = '';
      return await work();
    } catch (why) {
      if (this.gone.aborted) return undefined;
      if (!(why instanceof Refused)) throw why;
      this.field = wrongOf(why).field;
      this.trouble = why.code;
      return undefined;
    }
  }

  protected get troubleText(): string {
    const key = `trouble.${this.trouble}`;
    return this.say(this.words.has(key) ? key : 'trouble.other', { code: this.trouble });
  }

  /** Something typed here would be lost by going elsewhere. */
  get unsaved(): boolean {
    return false;
  }

  /** The same page in another place: another article, another filter. */
  arrived(): void {}

  abstract override render(): TemplateResult;
}
