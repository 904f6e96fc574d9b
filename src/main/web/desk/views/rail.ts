// The rail: the lists, the search, the settings, and one's own face with what the others see of it.

import queueIcon from 'virtual:icon/inbox';
import allIcon from 'virtual:icon/layers';
import searchIcon from 'virtual:icon/search';
import settingsIcon from 'virtual:icon/settings';
import mineIcon from 'virtual:icon/user-round';
import teamIcon from 'virtual:icon/users-round';
import { html, nothing, type TemplateResult } from 'lit';
import { icon, mark } from '../../common/icon.js';
import type { OpDesk } from '../desk.js';
import { type Act, labelOf } from '../keys.js';
import type { List } from '../where.js';

const PLACES: [List, TemplateResult, Act][] = [
  ['queue', queueIcon, 'go.queue'],
  ['mine', mineIcon, 'go.mine'],
  ['all', allIcon, 'go.all'],
  ['team', teamIcon, 'go.team'],
  ['search', searchIcon, 'search'],
];

/** The first letters of a name. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map(word => word.slice(0, 1))
    .join('');

/** What a tooltip says of an act: its name and its key. */
export const keyed = (d: OpDesk, text: string, act: Act): string =>
  d.chosen.keys === false ? text : `${text} (${labelOf(act)})`;

export function railView(d: OpDesk): TemplateResult {
  const { words } = d;
  return html`<nav class="rail" aria-label=${words.say('rail')}>
    ${d.embedded ? nothing : html`<span class="rail-mark">${mark}</span>`}
    ${PLACES.map(([list, drawn, act]) => {
      const label = words.say(`list.${list}`);
      const here = d.where.list === list;
      const calls = list === 'mine' ? d.errands.notices.length : 0;
      return html`<button type="button" class="rail-press" title=${keyed(d, label, act)} aria-label=${calls ? `${label}, ${words.say('notices.count', { n: calls })}` : label}
        aria-current=${here ? 'page' : nothing} @click=${() => d.go({ list, filters: {}, query: '' })}>${icon(drawn)}${calls ? html`<b class="calls" aria-hidden="true">${calls > 9 ? '9+' : calls}</b>` : nothing}<span class="rail-name">${words.say(`rail.${list}`)}</span></button>`;
    })}
    <span class="rail-room"></span>
    <button type="button" class="rail-press" title=${words.say('settings')} aria-label=${words.say('settings')}
      @click=${() => {
        d.over = { kind: 'settings' };
      }}>${icon(settingsIcon)}<span class="rail-name">${words.say('settings.short')}</span></button>
    ${selfView(d)}
  </nav>`;
}

function selfView(d: OpDesk): TemplateResult {
  const { words, self } = d;
  const chosen = (select: CustomEvent<{ item: { value: string } }>) => {
    const { value } = select.detail.item;
    if (value === 'out') void d.session.signOut();
    else if (value === 'less') self.set({ capacity: (self.capacity ?? 0) - 1 });
    else if (value === 'more') self.set({ capacity: (self.capacity ?? 0) + 1 });
    else self.set({ state: value as 'online' | 'away' });
    if (value === 'less' || value === 'more') select.preventDefault(); // the menu stays
  };
  const label = words.say('self', { name: d.me.name, state: words.say(`self.${self.state}`) });
  return html`<wa-dropdown class="self" placement="right-end" @wa-select=${chosen}>
    <button slot="trigger" type="button" class="rail-press face" data-state=${self.state} aria-label=${label} title=${label}>${initials(d.me.name)}</button>
    <h3>${d.me.name}</h3>
    <wa-dropdown-item type="checkbox" value="online" ?checked=${self.state === 'online'}>${words.say('self.online')}</wa-dropdown-item>
    <wa-dropdown-item type="checkbox" value="away" ?checked=${self.state === 'away'}>${words.say('self.away')}</wa-dropdown-item>
    ${
      self.capacity !== undefined
        ? html`<h3>${words.say(self.load === undefined ? 'self.capacity' : 'self.load', { n: self.capacity, load: Math.round(self.load ?? 0) })}</h3>
            <wa-dropdown-item value="more">${words.say('self.more')}</wa-dropdown-item>
            <wa-dropdown-item value="less" ?disabled=${self.capacity === 0}>${words.say('self.less')}</wa-dropdown-item>`
        : nothing
    }
    ${d.demo ? nothing : html`<wa-dropdown-item value="out">${words.say('self.out')}</wa-dropdown-item>`}
  </wa-dropdown>`;
}
