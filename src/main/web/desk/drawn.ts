// Which rows of a long list are drawn: a short list whole, so that the browser finds words in it; of a long one what is in
// sight and some around it, since each drawn row costs at every change.

/** Drawn whole up to here. */
const WHOLE = 150;
/** Rows drawn beyond what is in sight, on either side. */
const AROUND = 20;
/** The part that is drawn moves by so many rows at once: few, so that no frame has many to draw. */
const STEP = 2;
/** Height of a row until one is measured, px. */
const GUESSED = 92;

export interface Part {
  from: number;
  /** The first that is not drawn. */
  to: number;
}

export class Drawn {
  /** Height of a row, how far the list is scrolled, how much of it is seen; px. All rows are of one height. */
  private high = GUESSED;
  private measured = false;
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
    // Here the page has just been laid out, so that measuring costs nothing; after drawing it would be laid out twice.
    this.measure(scroll);
    this.top = scroll.scrollTop;
    this.seen = scroll.clientHeight;
    const { from, to } = this.now();
    return from !== this.last.from || to !== this.last.to;
  }

  /** After drawing: room is kept for the rows that are not. */
  settle(list: HTMLElement | null): void {
    if (!list) return;
    const whole = this.last.from === 0 && this.last.to === this.count;
    if (!whole && !this.measured) this.measure(list);
    list.style.paddingTop = whole ? '' : `${this.last.from * this.high}px`;
    list.style.paddingBottom = whole ? '' : `${(this.count - this.last.to) * this.high}px`;
  }

  private measure(within: Element): void {
    const high = within.querySelector<HTMLElement>('.item')?.offsetHeight;
    if (high) this.high = high;
    this.measured ||= Boolean(high);
  }
}
