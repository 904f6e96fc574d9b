// The pages of settings stand under one name in the navigation, each a tab here.
import { html, nothing, type TemplateResult } from 'lit';
import type { StudioPage } from '../page.js';
import { ROUTES } from '../routes.js';
import { address } from '../where.js';

const HEAD = 'settings';

export function settingsTabs(page: StudioPage): TemplateResult {
  const { studio, place } = page;
  const tabs = ROUTES.filter(route => [route.page, route.under].includes(HEAD) && !route.path.includes(':'));
  return html`<nav class="tabs-row" aria-label=${page.say('page.settings')}>${tabs
    .filter(route => studio.may(route.roles))
    .map(
      route =>
        html`<a href=${address(route.path.split('/'))} aria-current=${route === place.route ? 'page' : nothing}>${page.say(route.page === HEAD ? 'settings.school' : `page.${route.page}`)}</a>`,
    )}</nav>`;
}
