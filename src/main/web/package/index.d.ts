/** What the page is about; narrows what the token says, cannot widen it. */
export interface Context {
  course?: string;
  lesson?: string;
  assignment?: string;
}

export interface Settings {
  /** The widget key of the school, `wk_…`. */
  key: string;
  /** A token signed by your server, or a way to fetch one. A text can be used once: give a function. */
  token: string | (() => string | Promise<string>);
  context?: Context;
  /** `auto`: the student's, else the school's. */
  locale?: 'ru' | 'en' | 'auto';
  theme?: 'auto' | 'light' | 'dark';
  /** `opora` fetches fonts from your Opora server. */
  font?: 'system' | 'page' | 'opora';
  alignment?: 'right' | 'left';
  /** px; 20 unless told. */
  horizontalPadding?: number;
  /** px; 20 unless told. */
  verticalPadding?: number;
  /** 1000 unless told. */
  zIndex?: number;
  hideLauncher?: boolean;
  /** Elements of the page that open the widget when pressed. */
  launcherSelector?: string;
  launcherLabel?: string;
  /** An element, or its selector, that the widget fills instead of floating. */
  container?: string | HTMLElement;
  /** Questions to start with; absent = those of the open lesson. */
  suggestions?: string[];
  openOnStart?: boolean;
  /** Whether a closed widget listens for replies of people. */
  notices?: boolean;
}

/** What each event tells; never any text of a message. */
export interface Events {
  ready: Record<string, never>;
  open: Record<string, never>;
  close: Record<string, never>;
  unread: { count: number };
  answered: { lane: 'answer'; citations: number };
  handoff: { by: 'student' | 'assistant' };
  curator: { name?: string };
  rating: { value: 'up' | 'down' };
  error: { code: string };
}
export type EventName = keyof Events;
export type Listener<Name extends EventName> = (detail: Events[Name]) => void;

/** Every call returns a promise; a misuse rejects with a `Misuse` and logs one line. */
export interface Opora {
  (call: 'boot', settings?: Partial<Settings>): Promise<void>;
  (call: 'update', settings: Partial<Settings>): Promise<void>;
  (call: 'show' | 'hide' | 'toggle' | 'dock'): Promise<void>;
  /** Log-out: takes the widget away and erases what the browser kept for it. */
  (call: 'shutdown'): Promise<void>;
  /** Puts a text into the field; never sends. */
  (call: 'showNewMessage', text?: string): Promise<void>;
  (call: 'showConversation', id: string): Promise<void>;
  /** Calls a person. */
  (call: 'handoff', comment?: string): Promise<void>;
  (call: 'setLocale', locale: 'ru' | 'en'): Promise<void>;
  (call: 'setTheme', theme: 'auto' | 'light' | 'dark'): Promise<void>;
  <Name extends EventName>(call: 'on' | 'off', name: Name, listener: Listener<Name>): Promise<unknown>;
}

/** The same calls as methods, on `window.$opora` after `opora:ready`. */
export interface OporaMethods {
  boot(settings?: Partial<Settings>): Promise<void>;
  update(settings: Partial<Settings>): Promise<void>;
  show(): Promise<void>;
  hide(): Promise<void>;
  toggle(): Promise<void>;
  dock(): Promise<void>;
  shutdown(): Promise<void>;
  showNewMessage(text?: string): Promise<void>;
  showConversation(id: string): Promise<void>;
  handoff(comment?: string): Promise<void>;
  setLocale(locale: 'ru' | 'en'): Promise<void>;
  setTheme(theme: 'auto' | 'light' | 'dark'): Promise<void>;
  on<Name extends EventName>(name: Name, listener: Listener<Name>): Promise<unknown>;
  off<Name extends EventName>(name: Name, listener: Listener<Name>): Promise<unknown>;
}

/** What a call rejects with when it cannot be done. */
export interface Misuse extends Error {
  code:
    | 'key-missing'
    | 'token-missing'
    | 'setting-invalid'
    | 'container-missing'
    | 'not-booted'
    | 'unknown-call'
    | 'loader-unreachable';
}

/** `<opora-widget>`: the loader makes it; what is in its shadow root is nobody's to rely on. */
export interface OporaWidgetElement extends HTMLElement {
  readonly shadowRoot: ShadowRoot;
}

export interface Loading extends Settings {
  /** The address of the loader: `https://YOUR-OPORA/widget/loader.js`. */
  src: string;
}

/**
 * Loads the widget and puts it on the page; resolves when it stands there. A second call gives its settings to the
 * widget that stands.
 *
 * @throws Misuse
 */
export function load(settings: Loading): Promise<Opora>;

declare global {
  interface Window {
    oporaSettings?: Partial<Settings>;
    Opora?: Opora;
    $opora?: OporaMethods;
  }
  interface WindowEventMap {
    'opora:ready': CustomEvent<Events['ready']>;
    'opora:open': CustomEvent<Events['open']>;
    'opora:close': CustomEvent<Events['close']>;
    'opora:unread': CustomEvent<Events['unread']>;
    'opora:answered': CustomEvent<Events['answered']>;
    'opora:handoff': CustomEvent<Events['handoff']>;
    'opora:curator': CustomEvent<Events['curator']>;
    'opora:rating': CustomEvent<Events['rating']>;
    'opora:error': CustomEvent<Events['error']>;
  }
  interface HTMLElementTagNameMap {
    'opora-widget': OporaWidgetElement;
  }
}
