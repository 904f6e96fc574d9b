// What a page may ask of the widget: the settings of the embedding contract, checked.

export interface Context {
  course?: string;
  lesson?: string;
  assignment?: string;
}

export interface Settings {
  /** The widget key of the school. */
  key: string;
  /** A token signed by the school's server, or a way to fetch one; asked again when a session ends. */
  token: string | (() => string | Promise<string>);
  /** Narrows what the token says; cannot widen it. */
  context?: Context;
  locale?: 'ru' | 'en' | 'auto';
  theme?: 'auto' | 'light' | 'dark';
  font?: 'system' | 'page' | 'opora';
  alignment?: 'right' | 'left';
  /** px. */
  horizontalPadding?: number;
  /** px. */
  verticalPadding?: number;
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

/** A misuse of `Opora(…)`: the promise rejects with it, and one line is logged. */
export class Misuse extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const CHOICES: Partial<Record<keyof Settings, readonly string[]>> = {
  locale: ['ru', 'en', 'auto'],
  theme: ['auto', 'light', 'dark'],
  font: ['system', 'page', 'opora'],
  alignment: ['right', 'left'],
};

/** @throws Misuse naming the setting that cannot be used */
export function checked(settings: Partial<Settings>): Settings {
  if (!settings.key || typeof settings.key !== 'string')
    throw new Misuse('key-missing', 'settings need `key`, the widget key of the school');
  if (typeof settings.token !== 'string' && typeof settings.token !== 'function') {
    throw new Misuse('token-missing', 'settings need `token`, a string or a function that fetches one');
  }
  for (const [name, values] of Object.entries(CHOICES)) {
    const value = settings[name as keyof Settings];
    if (value !== undefined && !values.includes(value as string))
      throw new Misuse('setting-invalid', `\`${name}\` is one of ${values.join(', ')}`);
  }
  return settings as Settings;
}

export function localeOf({ locale }: Pick<Settings, 'locale'>): 'ru' | 'en' {
  if (locale === 'ru' || locale === 'en') return locale;
  return (document.documentElement.lang || navigator.language || 'ru').toLowerCase().startsWith('en') ? 'en' : 'ru';
}
