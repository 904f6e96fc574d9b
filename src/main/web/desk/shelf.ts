// The list that is shown: read page by page, kept by events, told apart by the filters of the address.
import type { Api } from '../common/api.js';
import { Book } from './book.js';
import type { Item, Page } from './types.js';
import type { Where } from './where.js';

export interface Owner {
  readonly api: Api;
  /** Of whom the list is. */
  readonly me: { id: string };
  teams(): readonly string[];
  changed(): void;
}

const PAGE = 50;
/** How many claimed handoffs are read to learn where a row has gone. */
const MOST = 200;
const SAME: [filter: 'team' | 'course' | 'class' | 'reason', field: keyof Item][] = [
  ['team', 'team'],
  ['course', 'course'],
  ['class', 'questionClass'],
  ['reason', 'reason'],
];

/** Whether an item is of a list. Pure. */
export function belongs(item: Item, where: Where, me: string, teams: readonly string[]): boolean {
  const filtered = SAME.every(([filter, field]) => !where.filters[filter] || item[field] === where.filters[filter]);
  const own = item.curator?.id === me;
  switch (where.list) {
    case 'mine':
      return filtered && ((item.state === 'claimed' && own) || (item.state === 'waiting' && item.assignee?.id === me));
    case 'all':
      return filtered && item.state !== 'resolved';
    case 'team':
      return filtered && item.state === 'claimed' && !own && (!teams.length || teams.includes(item.team));
    default:
      return filtered && item.state === 'waiting';
  }
}

const STATES = {
  queue: ['waiting'],
  mine: ['claimed&mine=true', 'waiting&assignee=me'],
  all: ['waiting', 'claimed'],
  team: ['claimed'],
  search: [],
};

export class Shelf {
  readonly book: Book;
  where: Where;
  loaded = false;
  mine = 0;
  /** Whether there is more than was read. */
  more = false;
  private nexts: (string | undefined)[] = [];
  private pages = 1;
  private turns = 0;

  constructor(
    private readonly owner: Owner,
    where: Where,
  ) {
    this.where = where;
    this.book = new Book(this.rule());
  }

  private rule(): (item: Item) => boolean {
    const { where, owner } = this;
    return item => belongs(item, where, owner.me.id, owner.teams());
  }

  /** Another list or other filters. */
  turn(where: Where): void {
    this.where = where;
    this.turns++;
    Object.assign(this, { loaded: false, pages: 1, more: false });
    this.book.turn(this.rule());
  }

  async read(): Promise<void> {
    const turn = this.turns;
    const [mine, ...got] = await Promise.all([
      this.owner.api.get<Page<Item>>('/handoffs?state=claimed&mine=true&limit=200'),
      ...STATES[this.where.list].map(state => this.readState(state)),
    ]);
    if (turn !== this.turns) return;
    this.mine = mine.items.length;
    this.nexts = got.map(part => part.next);
    this.more = this.nexts.some(Boolean);
    const items = got.flatMap(part => part.items);
    const gone = this.book.read(items, !this.more, Date.now());
    this.loaded = true;
    if (gone.length) await this.trace();
    this.owner.changed();
  }

  /** Who has the rows that went. */
  private async trace(): Promise<void> {
    const { items } = await this.owner.api.get<Page<Item>>(`/handoffs?state=claimed&limit=${MOST}`);
    for (const item of items) if (this.book.get(item.id)) this.book.hear(item, Date.now());
  }

  private async readState(state: string): Promise<Page<Item>> {
    const items: Item[] = [];
    let next: string | undefined;
    for (let page = 0; page < this.pages; page++) {
      const got = await this.owner.api.get<Page<Item>>(
        `/handoffs?state=${state}&limit=${PAGE}${this.query()}${next ? `&after=${next}` : ''}`,
      );
      items.push(...got.items);
      next = got.next;
      if (!next) break;
    }
    return { items, ...(next ? { next } : {}) };
  }

  private query(): string {
    return SAME.map(([filter]) => [filter, this.where.filters[filter]] as const)
      .filter(([, value]) => value)
      .map(([filter, value]) => `&${filter}=${encodeURIComponent(value!)}`)
      .join('');
  }

  /** The next page, when the end of the list comes near. */
  async readMore(): Promise<void> {
    if (!this.more) return;
    this.more = false;
    const turn = this.turns;
    const states = STATES[this.where.list];
    for (const [at, next] of this.nexts.entries()) {
      if (!next) continue;
      const got = await this.owner.api.get<Page<Item>>(
        `/handoffs?state=${states[at]}&limit=${PAGE}${this.query()}&after=${next}`,
      );
      if (turn !== this.turns) return;
      this.nexts[at] = got.next;
      this.book.add(got.items);
    }
    this.pages++;
    this.more = this.nexts.some(Boolean);
    this.owner.changed();
  }

  /** @returns whether it is new here */
  hear(item: Item): boolean {
    const own = (one?: Item) => Number(one?.state === 'claimed' && one.curator?.id === this.owner.me.id);
    const known = this.book.get(item.id);
    if (known || own(item)) this.mine = Math.max(0, this.mine + own(item) - own(known));
    return this.book.hear(item, Date.now());
  }
}
