// Where a reader is in a transcript: nothing moves under the eye, and a new question is brought to the top once.

const NEAR = 48;
const GAP = 8;
const RELEASES = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

export class Place {
  /** Whether there is more below than is seen. */
  below = false;
  private following = true;
  /** The question stays where it was brought until a hand moves the text. */
  private pinned = false;
  private scroll: HTMLElement | null = null;
  private anchor: string | null = null;
  private last = '';
  private top: { row: HTMLElement; at: number } | null = null;
  private asking = false;
  private readonly sizes = new ResizeObserver(() => this.settle());

  constructor(
    private readonly earlier: () => void,
    private readonly changed: () => void,
  ) {}

  /** Brings a row near the top, with room below for what is to come. */
  bring(key: string): void {
    this.anchor = key;
    this.following = true;
    this.pinned = true;
  }

  toEnd(): void {
    this.following = true;
    this.pinned = false;
    if (this.scroll) this.scroll.scrollTop = this.scroll.scrollHeight;
    this.look();
  }

  /** Forgets a conversation that is left; the next opens at its end. */
  reset(): void {
    this.anchor = null;
    this.pinned = false;
    this.following = true;
    this.last = '';
  }

  leave(): void {
    this.sizes.disconnect();
    this.scroll = null;
  }

  /** Notes what is read, before rows change. */
  before(scroll: HTMLElement | null): void {
    this.top = null;
    if (!scroll || this.following) return;
    const edge = scroll.getBoundingClientRect().top;
    const row = [...scroll.querySelectorAll<HTMLElement>('.rows > li')].find(
      one => one.getBoundingClientRect().bottom > edge,
    );
    if (row) this.top = { row, at: row.getBoundingClientRect().top };
  }

  /** Puts the reader back, or takes them along if they follow. */
  after(scroll: HTMLElement): void {
    if (this.scroll !== scroll) this.listen(scroll);
    this.room();
    if (this.top?.row.isConnected) {
      const moved = this.top.row.getBoundingClientRect().top - this.top.at;
      if (Math.abs(moved) >= 1) scroll.scrollTop += moved;
    }
    const last = scroll.querySelector<HTMLElement>('.rows > li:last-child')?.dataset.key ?? '';
    const grown = last !== this.last;
    this.last = last;
    if (this.following && (grown || !this.anchored())) this.follow(grown);
    this.look();
  }

  private anchored(): HTMLElement | null {
    const { anchor, scroll } = this;
    return anchor && scroll ? scroll.querySelector<HTMLElement>(`.rows > li[data-key="${CSS.escape(anchor)}"]`) : null;
  }

  private follow(grown: boolean): void {
    const scroll = this.scroll!;
    const anchored = this.anchored();
    const end = scroll.scrollHeight - scroll.clientHeight;
    if (!anchored) {
      scroll.scrollTop = end;
      return;
    }
    if (!grown) return;
    const top = this.offset(anchored) - GAP;
    const tail = scroll.querySelector<HTMLElement>('.rows > li:last-child')!;
    const seen = this.offset(tail) + tail.offsetHeight - scroll.clientHeight + GAP;
    // What comes after the answer, a curator's word, is shown whole: past the question if it must be.
    const isAnswer = tail === anchored || tail.previousElementSibling === anchored;
    this.pinned &&= isAnswer;
    scroll.scrollTop = isAnswer ? top : Math.max(top, Math.min(seen, this.offset(tail) - GAP));
  }

  private offset(row: HTMLElement): number {
    const scroll = this.scroll!;
    return row.getBoundingClientRect().top - scroll.getBoundingClientRect().top + scroll.scrollTop;
  }

  /** Room under the last row, so that the question can stand at the top before there is anything below it. */
  private room(): void {
    const scroll = this.scroll;
    const tail = scroll?.querySelector<HTMLElement>('.tail');
    if (!scroll || !tail) return;
    const anchored = this.anchored();
    const rows = scroll.querySelector<HTMLElement>('.rows')!;
    const below = anchored ? rows.getBoundingClientRect().bottom - anchored.getBoundingClientRect().top : 0;
    const wanted = anchored ? Math.max(0, Math.ceil(scroll.clientHeight - below - GAP)) : 0;
    if (tail.style.height !== `${wanted}px`) tail.style.height = `${wanted}px`;
  }

  private settle(): void {
    if (!this.scroll) return;
    this.room();
    const anchored = this.anchored();
    if (anchored && this.pinned) this.scroll.scrollTop = this.offset(anchored) - GAP;
    else if (!anchored && this.following) this.scroll.scrollTop = this.scroll.scrollHeight;
    this.look();
  }

  private listen(scroll: HTMLElement): void {
    this.leave();
    this.scroll = scroll;
    this.sizes.observe(scroll);
    this.sizes.observe(scroll.querySelector('.rows')!);
    // A scroll alone says nothing: only a hand releases the following.
    for (const name of RELEASES)
      scroll.addEventListener(name, () => requestAnimationFrame(() => this.released()), { passive: true });
    scroll.addEventListener('scroll', () => this.scrolled(), { passive: true });
  }

  private released(): void {
    this.pinned = false;
    if (this.scroll) this.following = this.atEnd();
    this.look();
  }

  private scrolled(): void {
    if (this.atEnd()) this.following = true;
    this.look();
    if (this.scroll!.scrollTop > NEAR || this.asking || this.scroll!.scrollHeight <= this.scroll!.clientHeight) return;
    this.asking = true;
    this.following = false;
    this.earlier();
    setTimeout(() => {
      this.asking = false;
    }, 300);
  }

  private atEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.scroll!;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  private look(): void {
    const scroll = this.scroll;
    if (!scroll) return;
    const rows = scroll.querySelector<HTMLElement>('.rows')!;
    const hidden = rows.getBoundingClientRect().bottom - scroll.getBoundingClientRect().bottom;
    if (hidden > NEAR === this.below) return;
    this.below = hidden > NEAR;
    this.changed();
  }
}
