// An opened citation: where its card stands, and where the focus goes when it is closed.
import type { Citation } from '../common/types.js';
import type { OporaWidget } from './widget.js';

const GAP = 6;
const EDGE = 8;

export class Sources {
  constructor(private readonly widget: OporaWidget) {}

  /** Opens a card where there is more room, under or over its chip. */
  open(citations: readonly Citation[], at: number, opener: HTMLElement): void {
    const { widget } = this;
    const frame = widget.renderRoot.querySelector('.middle')!.getBoundingClientRect();
    const { top, bottom } = opener.getBoundingClientRect();
    const above = top - frame.top;
    const below = frame.bottom - bottom;
    const place = below > above ? { top: bottom - frame.top + GAP } : { bottom: frame.bottom - top + GAP };
    widget.card = { citations, at, opener, ...place, height: Math.max(above, below) - GAP - EDGE };
    void widget.updateComplete.then(() => this.element?.focus());
  }

  close(): void {
    const { opener } = this.widget.card ?? {};
    this.widget.card = null;
    if (opener?.isConnected) opener.focus();
  }

  /** Set through the element: a style attribute in the markup would be refused by a strict policy. */
  place(): void {
    const { card } = this.widget;
    const style = this.element?.style;
    if (!card || !style) return;
    style.setProperty('top', card.top === undefined ? 'auto' : `${card.top}px`);
    style.setProperty('bottom', card.bottom === undefined ? 'auto' : `${card.bottom}px`);
    style.setProperty('max-height', `${card.height}px`);
  }

  private get element(): HTMLElement | null {
    return this.widget.renderRoot.querySelector<HTMLElement>('.card');
  }
}
