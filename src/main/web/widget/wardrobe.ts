// What the widget wears: the language, the tone and the colour of this school and student.
import type { Scheme } from '../common/tokens.js';
import type { Locale, Tone } from '../common/types.js';
import { speak } from '../common/words.js';
import { localeOf } from './settings.js';
import type { OporaWidget } from './widget.js';

const SCHEMES: readonly Scheme[] = ['light', 'dark'];

export class Wardrobe {
  /** The school's colour, derived for both schemes. */
  readonly accent = new CSSStyleSheet();

  constructor(private readonly widget: OporaWidget) {}

  /** Formal until somebody has chosen. */
  get tone(): Tone {
    const { session } = this.widget;
    return session?.toneChosen === false ? 'strict' : (session?.tone ?? 'strict');
  }

  get scheme(): Scheme {
    const { theme = 'auto' } = this.widget.shell.settings();
    if (theme !== 'auto') return theme;
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }

  /** The words of the page's language, until the session says which are the student's. */
  async learn(): Promise<void> {
    this.widget.words ??= await speak(localeOf(this.widget.shell.settings()));
    this.widget.requestUpdate();
  }

  /** Words and colours of this school and student. */
  async dress(): Promise<void> {
    const { widget } = this;
    const session = widget.session!;
    const chosen = widget.shell.settings().locale;
    widget.words = await speak(
      chosen === 'ru' || chosen === 'en' ? chosen : session.school.locale,
      this.tone,
      session.texts,
    );
    if (session.theme.accent) await this.colour(session.theme.accent);
    widget.requestUpdate();
  }

  private async colour(colour: string): Promise<void> {
    const { accent } = await import('../common/accent.js');
    const rules = SCHEMES.map(scheme => {
      const roles = Object.entries(accent(colour, scheme)).map(([role, value]) => `--op-${role}:${value}`);
      return `.op[data-scheme=${scheme}]{${roles.join(';')}}`;
    });
    this.accent.replaceSync(rules.join('\n'));
    const { accent: fill, 'on-accent': on } = accent(colour, 'light');
    this.widget.shell.launcher.paint(fill, on);
  }

  async speakIn(locale: Locale): Promise<void> {
    const { widget } = this;
    widget.shell.settings().locale = locale;
    widget.words = await speak(locale, this.tone, widget.session?.texts);
    widget.heeding.changed();
    if (widget.session) await widget.api.call('PUT', '/me/preferences', { locale }).catch(() => undefined);
  }

  async chooseTone(tone: Tone): Promise<void> {
    const { widget } = this;
    const session = widget.session!;
    Object.assign(session, { tone, toneChosen: true });
    widget.words = await speak(widget.words.locale, tone, session.texts);
    widget.heeding.changed();
    await widget.attempt(() => widget.api.call('PUT', '/me/preferences', { tone }));
  }
}
