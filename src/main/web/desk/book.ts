// What is known of the handoffs of a list. Pure: rows do not move while a hand or the focus is on them.
import type { Item, Named, Viewing } from './types.js';

/** A row that no longer belongs to the list stays for a moment and says where it went. */
export interface Row {
  item: Item;
  /** Who leads it now; the row leaves. */
  taken?: Named;
  /** It is closed; the row leaves. */
  closed?: boolean;
}

export interface Look extends Named {
  typing: boolean;
  until: number;
}

/** How long a row that goes says why. */
export const LEAVES_MS = 4000;
/** A sign of somebody looking is forgotten when no other follows. */
const LOOKS_MS = 30_000;
const PRIORITY = { urgent: 0, high: 1, normal: 2, low: 3 } as const;

/** As the server orders them: danger first, then by due time, then by priority. */
export function before(a: Item, b: Item): number {
  const danger = Number(b.reason === 'risk') - Number(a.reason === 'risk');
  const due = Date.parse(a.clock?.dueAt ?? a.dueAt) - Date.parse(b.clock?.dueAt ?? b.dueAt);
  return danger || due || PRIORITY[a.priority] - PRIORITY[b.priority] || (a.id < b.id ? -1 : 1);
}

export class Book {
  private readonly items = new Map<string, Item>();
  /** What a row is ordered by: a row that goes stays where it was. */
  private readonly places = new Map<string, Item>();
  /** Ids in the order they are drawn. */
  private order: string[] = [];
  private readonly leaving = new Map<string, number>();
  private readonly looks = new Map<string, Map<string, Look>>();
  private held = false;
  private kept: string | undefined;

  /** @param belongs whether an item is of this list */
  constructor(private belongs: (item: Item) => boolean) {}

  /** Another list: everything known of the old one is forgotten. */
  turn(belongs: (item: Item) => boolean): void {
    this.belongs = belongs;
    this.items.clear();
    this.leaving.clear();
    this.order = [];
  }

  /**
   * The list as the server gave it, as far as it was read.
   * @param whole nothing comes after it @returns the ids that should be there and are not: somebody has them
   */
  read(items: readonly Item[], whole: boolean, now: number): string[] {
    const given = new Set(items.map(item => item.id));
    const last = items.at(-1);
    for (const item of items) if (this.items.has(item.id) || this.belongs(item)) this.put(item, now);
    const gone: string[] = [];
    for (const [id, item] of this.items) {
      if (given.has(id) || this.leaving.has(id) || !(whole || (last && before(item, last) < 0))) continue;
      this.go(id, now);
      gone.push(id);
    }
    this.sort();
    return gone;
  }

  /** One item has changed. @returns whether it is new to this list */
  hear(item: Item, now: number): boolean {
    const known = this.items.get(item.id);
    if (!known && !this.belongs(item)) return false;
    if (known && known.version > item.version) return false;
    this.put(item, now);
    this.sort();
    return !known;
  }

  /** A later page: it comes at the end, so nothing moves. */
  add(items: readonly Item[]): void {
    for (const item of items) {
      if (this.items.has(item.id) || !this.belongs(item)) continue;
      this.items.set(item.id, item);
      this.places.set(item.id, item);
      this.order.push(item.id);
    }
    this.sort();
  }

  private put(item: Item, now: number): void {
    this.items.set(item.id, item);
    if (this.belongs(item)) {
      this.leaving.delete(item.id);
      this.places.set(item.id, item);
    } else this.go(item.id, now);
  }

  private go(id: string, now: number): void {
    if (!this.leaving.has(id)) this.leaving.set(id, now + LEAVES_MS);
  }

  /** Erased with its student: it goes at once, whatever a hand is on. */
  drop(id: string): void {
    for (const kept of [this.items, this.places, this.leaving, this.looks]) kept.delete(id);
    this.order = this.order.filter(one => one !== id);
  }

  /** While held no row moves; newcomers wait. */
  hold(held: boolean): void {
    this.held = held;
    if (!held) this.show();
  }

  get isHeld(): boolean {
    return this.held;
  }

  /** The handoff that is open keeps its row. */
  keep(id: string | undefined): void {
    this.kept = id;
  }

  /** Puts the newcomers where they belong. */
  show(): void {
    this.order = [...this.items.values()]
      .map(item => this.places.get(item.id) ?? item)
      .sort(before)
      .map(item => item.id);
  }

  private sort(): void {
    if (!this.held || !this.order.length) this.show();
  }

  /** Lets go of the rows that have said why they go. @returns whether there are fewer */
  sweep(now: number): boolean {
    let gone = false;
    for (const [id, until] of this.leaving) {
      if (until > now || this.held || id === this.kept) continue;
      this.items.delete(id);
      this.leaving.delete(id);
      gone = true;
    }
    if (gone) this.order = this.order.filter(id => this.items.has(id));
    return gone;
  }

  get rows(): Row[] {
    return this.order.flatMap((id): Row[] => {
      const item = this.items.get(id);
      if (!item) return [];
      if (!this.leaving.has(id)) return [{ item }];
      return [
        item.state === 'resolved' ? { item, closed: true } : item.curator ? { item, taken: item.curator } : { item },
      ];
    });
  }

  get newcomers(): number {
    const shown = new Set(this.order);
    return [...this.items.keys()].filter(id => !shown.has(id) && !this.leaving.has(id)).length;
  }

  /** How many belong here. */
  get count(): number {
    return this.items.size - this.leaving.size;
  }

  get(id: string): Item | undefined {
    return this.items.get(id);
  }

  /** Somebody looks at a handoff. */
  look({ handoffId, staff, typing }: Viewing, now: number): void {
    const here = this.looks.get(handoffId) ?? new Map<string, Look>();
    here.set(staff.id, { ...staff, typing, until: now + LOOKS_MS });
    this.looks.set(handoffId, here);
  }

  /** Who looks at a handoff now, but oneself. */
  lookers(handoffId: string, self: string, now: number): Look[] {
    return [...(this.looks.get(handoffId)?.values() ?? [])].filter(one => one.id !== self && one.until > now);
  }
}
