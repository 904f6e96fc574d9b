// The panel as a dialog: floating beside the page on a desktop, modal and full on a phone, filling its place inline.
import type { OporaWidget } from './widget.js';

const PHONE = '(max-width: 600px)';

export class Frame {
  private readonly phone = matchMedia(PHONE);
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');
  private readonly heard = new AbortController();
  private last: Element | null = null;

  constructor(private readonly widget: OporaWidget) {
    const { signal } = this.heard;
    this.phone.addEventListener('change', () => this.reopen(), { signal });
    this.dark.addEventListener('change', () => widget.requestUpdate(), { signal });
    window.visualViewport?.addEventListener('resize', () => this.fit(), { signal });
    window.visualViewport?.addEventListener('scroll', () => this.fit(), { signal });
    document.addEventListener('visibilitychange', () => widget.requestUpdate(), { signal });
  }

  private get dialog(): HTMLDialogElement {
    return this.widget.renderRoot.querySelector('dialog.panel')!;
  }

  get modal(): boolean {
    return this.phone.matches && this.widget.shell.settings().container === undefined;
  }

  /** What the page asked for, set through the element: a strict policy refuses style in the markup. */
  place(): void {
    const { zIndex = 1000, horizontalPadding = 20, verticalPadding = 20, font } = this.widget.shell.settings();
    const style = this.widget.renderRoot.querySelector<HTMLElement>('.op')?.style;
    style?.setProperty('--op-z', String(zIndex));
    style?.setProperty('--op-x', `${horizontalPadding}px`);
    style?.setProperty('--op-y', `${verticalPadding}px`);
    if (font === 'page') style?.setProperty('--op-font', getComputedStyle(document.body).fontFamily);
  }

  open(): void {
    if (this.dialog.open) return;
    // `show()` would take the focus; beside a page the focus goes where `focusField` says.
    if (this.modal) this.dialog.showModal();
    else this.dialog.open = true;
    this.fit();
  }

  close(): void {
    if (this.dialog.open) this.dialog.close();
  }

  private reopen(): void {
    if (!this.widget.opened) return;
    this.close();
    this.open();
  }

  /** On a phone the panel is as high as what the keyboard leaves. */
  private fit(): void {
    const view = window.visualViewport;
    const { style } = this.dialog;
    if (!this.modal || !view) {
      style.removeProperty('--op-height');
      style.removeProperty('--op-top');
      return;
    }
    style.setProperty('--op-height', `${view.height}px`);
    style.setProperty('--op-top', `${view.offsetTop}px`);
  }

  /** The field is ready to be written in; on a touch screen the keyboard is not called up unasked. */
  focusField(): void {
    const floats = this.widget.shell.settings().container === undefined;
    if (floats && matchMedia('(pointer: fine)').matches) this.widget.composer?.field.focus();
    else if (floats) this.dialog.querySelector<HTMLElement>('.head h2')?.focus();
  }

  readonly key = (press: KeyboardEvent): void => {
    if (press.key !== 'Escape' || press.isComposing) return;
    press.preventDefault();
    press.stopPropagation();
    this.widget.back();
  };

  /** The browser's own way to close a modal dialog: Esc or the gesture of a phone. */
  readonly cancel = (closing: Event): void => {
    closing.preventDefault();
    this.widget.back();
  };

  readonly focused = (gained: FocusEvent): void => {
    this.last = gained.target as Element;
  };

  /** What had the focus may be gone with the state it belonged to: the conversation has it then, not the page. */
  keepFocus(): void {
    const kept = this.last?.isConnected && !this.last.matches(':disabled');
    if (!this.last || kept || document.activeElement !== document.body) return;
    this.last = null;
    const log = this.dialog.querySelector<HTMLElement>('.scroll, .head h2');
    log?.focus({ preventScroll: true });
  }

  end(): void {
    this.heard.abort();
  }
}
