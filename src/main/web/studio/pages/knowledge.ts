// What the school knows: the articles by course and lesson.
import { html, type TemplateResult } from 'lit';
import { StudioPage } from '../page.js';

class Knowledge extends StudioPage {
  override render(): TemplateResult {
    return html`<div class="page"><header class="page-head"><h1>${this.say('page.knowledge')}</h1></header></div>`;
  }
}

if (!customElements.get('op-knowledge')) customElements.define('op-knowledge', Knowledge);
