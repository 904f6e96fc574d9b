import { html, type TemplateResult } from 'lit';

/** @param inner a `virtual:icon/NAME` */
export const icon = (inner: TemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${inner}</svg>`;

/** The mark: a beam on two pillars. */
export const mark = html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false"
  ><rect x="3" y="4" width="18" height="3.5" rx="1"></rect><rect x="6" y="9" width="3.5" height="11" rx="1"></rect
  ><rect x="14.5" y="9" width="3.5" height="11" rx="1"></rect></svg>`;
