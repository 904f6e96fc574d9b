// The studio from left to right: navigation, then the page.
import { html, nothing, type TemplateResult } from 'lit';
import { icon, mark } from '../../common/icon.js';
import { schemeOf } from '../../staff/scheme.js';
import { signInView } from '../../staff/sign-in.js';
import { ROUTES, type Route } from '../routes.js';
import type { OpStudio } from '../studio.js';
import { address, HOME } from '../where.js';

export function studioView(s: OpStudio): TemplateResult | typeof nothing {
  if (!s.words) return nothing;
  return html`<div class="op staff studio" lang=${s.words.locale} data-scheme=${schemeOf(s.chosen)}>
    ${s.phase === 'ready' ? rooms(s) : s.phase === 'out' ? signInView(s, 'enter.studio') : nothing}
    <div class="unseen" role="status" aria-live="polite">${s.said}</div>
  </div>`;
}

const rooms = (s: OpStudio): TemplateResult =>
  html`${navView(s)}<main class="room" tabindex="-1">${s.spent.length ? spentView(s) : nothing}${s.page ?? (s.place && s.may(s.place.route.roles) ? nothing : nowhere(s))}</main>`;

/** The school is told where it looks anyway, not only where the figures are. */
function spentView(s: OpStudio): TemplateResult {
  const { words } = s;
  return html`<p class="warned spent">${s.spent.map(whose => words.say(`spent.${whose}`)).join(' ')} ${words.say('spent.more')}
    ${s.may(['administrator']) ? html`<a href=${address(['settings', 'model'])}>${words.say('spent.limits')}</a>` : nothing}</p>`;
}

function nowhere(s: OpStudio): TemplateResult {
  const { words } = s;
  const key = s.place ? 'barred' : 'nowhere';
  return html`<div class="nobody"><h1>${words.say(key)}</h1>
    <p>${words.say(`${key}.more`, { roles: (s.place?.route.roles ?? []).map(role => words.say(`role.${role}`)).join(', ') })}</p>
    <a class="press" href=${s.place ? '/desk/' : HOME}>${words.say(s.place ? 'nav.desk' : 'page.knowledge')}</a></div>`;
}

/** What stands in the navigation and where it leads: to its first page that is for me. */
function entries(s: OpStudio): [entry: Route, path: string][] {
  return ROUTES.filter(route => route.icon).flatMap(route => {
    const first = [route, ...ROUTES.filter(one => one.under === route.page && !one.path.includes(':'))].find(one =>
      s.may(one.roles),
    );
    return first ? [[route, first.path]] : [];
  });
}

function navView(s: OpStudio): TemplateResult {
  const { words } = s;
  const here = s.place?.route.under ?? s.place?.route.page;
  return html`<nav class="nav" aria-label=${words.say('nav')}>
    <a class="nav-mark" href=${HOME}>${mark}<span>${words.say('studio.title')}</span></a>
    <div class="nav-links">${entries(s).map(
      ([
        route,
        path,
      ]) => html`<a class="nav-link" href=${address(path.split('/').filter(Boolean))} title=${words.say(`page.${route.page}`)}
        aria-current=${route.page === here ? 'page' : nothing}>${icon(route.icon!)}<span>${words.say(`page.${route.page}`)}</span></a>`,
    )}</div>
    <span class="nav-room"></span>
    ${selfView(s)}
  </nav>`;
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map(word => word.slice(0, 1))
    .join('');

function selfView(s: OpStudio): TemplateResult {
  const { words } = s;
  const chosen = (select: CustomEvent<{ item: { value: string } }>) => {
    const { value } = select.detail.item;
    if (value === 'out') void s.session.signOut();
    else if (value === 'desk') location.assign('/desk/');
    else if (value === 'ru' || value === 'en') {
      void s.speakIn(value);
      s.choose({ locale: value });
    } else s.choose({ scheme: value as 'light' | 'dark' | 'auto' });
  };
  const scheme = s.chosen.scheme ?? 'auto';
  return html`<wa-dropdown class="self" placement="top-start" @wa-select=${chosen}>
    <button slot="trigger" type="button" class="nav-self" aria-label=${words.say('nav.self', { name: s.me.name })}><b>${initials(s.me.name)}</b><span>${s.me.name}</span></button>
    <h3>${words.say('nav.language')}</h3>
    ${(['ru', 'en'] as const).map(one => html`<wa-dropdown-item type="checkbox" value=${one} ?checked=${one === words.locale}>${words.say(`locale.${one}`)}</wa-dropdown-item>`)}
    <h3>${words.say('nav.scheme')}</h3>
    ${(['auto', 'light', 'dark'] as const).map(one => html`<wa-dropdown-item type="checkbox" value=${one} ?checked=${one === scheme}>${words.say(`nav.scheme.${one}`)}</wa-dropdown-item>`)}
    <wa-dropdown-item value="desk">${words.say('nav.desk')}</wa-dropdown-item>
    <wa-dropdown-item value="out">${words.say('nav.out')}</wa-dropdown-item>
  </wa-dropdown>`;
}
