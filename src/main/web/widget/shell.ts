// What the loader and the widget know of each other.
import type { Memory } from '../common/memory.js';
import type { Settings } from './settings.js';

export type EventName = 'ready' | 'open' | 'close' | 'unread' | 'answered' | 'handoff' | 'curator' | 'rating' | 'error';

/** The loader's side: where the widget stands and what the page asked for. */
export interface Shell {
  /** Origin of Opora's server. */
  base: string;
  host: HTMLElement;
  memory: Memory;
  settings(): Settings;
  /** Tells the page; never any message text. */
  emit(name: EventName, detail?: Record<string, unknown>): void;
  launcher: {
    unread(count: number): void;
    waiting(waits: boolean): void;
    opened(open: boolean): void;
    paint(fill: string, on: string): void;
    focus(): void;
    dock(): void;
    /** A short text beside the button, for a while. */
    say(text: string): void;
  };
}

/** The widget's side: what `Opora(…)` can ask of it. */
export interface Widget {
  show(): Promise<void>;
  hide(): Promise<void>;
  toggle(): Promise<void>;
  showNewMessage(text?: string): Promise<void>;
  showConversation(id: string): Promise<void>;
  handoff(comment?: string): Promise<void>;
  setLocale(locale: 'ru' | 'en'): Promise<void>;
  setTheme(theme: 'auto' | 'light' | 'dark'): Promise<void>;
  /** Settings have changed. */
  settingsChanged(): Promise<void>;
  /** Starts the session without opening the panel. */
  wake(): Promise<void>;
  end(): void;
}

export interface WidgetModule {
  mount(shell: Shell): Widget;
}
