// Which rows of a long list are drawn: a short list whole, so that the browser finds words in it; of a long one what is in
// sight and some around it, since each drawn row costs at every change.

/** Drawn whole up to here. */
const WHOLE = 150;
/** Rows drawn beyond what is in sight, on either side. */
const AROUND = 40;
/** The part that is drawn moves by so many rows at once. */
const STEP = 10;

export interface Part {
  from: number;
  /** The first that is not drawn. */
  to: number;
}

export class Drawn {
  /** Height of a row, how far the list is scrolled, how much of it is seen; px. All rows are of one height. */
  private high = 92;
  private top = 0;
  private seen = 900;
  private last: Part = { from: 0, to: 0 };
  private count = 0;

  /** Of so many rows. */
  part(count: number): Part {
    this.count = count;
    this.last = this.now();
    return this.last;
  }

  private now(): Part {
    const { count, high } = this;
    if (count <= WHOLE) return { from: 0, to: count };
    const inSight = Math.ceil(this.seen / high);
    const first = Math.min(Math.floor(this.top / high), count - inSight);
    const from = Math.max(0, Math.floor((first - AROUND) / STEP) * STEP);
    return { from, to: Math.min(count, Math.ceil((first + inSight + AROUND) / STEP) * STEP) };
  }

  /** @returns whether another part is to be drawn */
  scrolled(scroll: Element): boolean {
    this.top = scroll.scrollTop;
    this.seen = scroll.clientHeight;
    const { from, to } = this.now();
    return from !== this.last.from || to !== this.last.to;
  }

  /** After drawing: room is kept for the rows that are not. */
  settle(list: HTMLElement | null): void {
    if (!list) return;
    const row = list.querySelector<HTMLElement>('.item');
    const whole = this.last.from === 0 && this.last.to === this.count;
    if (row && !whole) this.high = row.offsetHeight || this.high;
    list.style.paddingTop = whole ? '' : `${this.last.from * this.high}px`;
    list.style.paddingBottom = whole ? '' : `${(this.count - this.last.to) * this.high}px`;
  }
}
