// A lesson as the pretended LMS of the demo school shows it, with the widget as a school would embed it.

import table from 'virtual:words/demo';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Refused } from '../common/api.js';
import { markdown } from '../common/markdown.js';

interface Lesson {
  course: string;
  lesson: string;
  lessonId: string;
  text: string;
  assignment: { externalId: string; title: string; text: string };
}
interface Page {
  oporaSettings?: Record<string, unknown>;
  Opora?: (...call: unknown[]) => Promise<unknown>;
}

const STUDENT = 'opora-demo:student';
const page = window as unknown as Page;

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  }).catch(() => {
    throw new Refused(0, {});
  });
  if (!answer.ok) throw new Refused(answer.status, (await answer.json().catch(() => ({}))) as { code?: string });
  const text = await answer.text();
  return (text ? JSON.parse(text) : null) as T;
}

export class DemoLesson extends LitElement {
  /** A selector of the element that the widget fills; absent = it floats over the page. */
  @property() container?: string;
  /** Questions to start with; absent = those of the lesson. */
  @property({ attribute: false }) starters?: string[];
  @state() private lesson: Lesson | null = null;
  @state() private told = '';
  @state() private failed = '';
  @state() private busy = false;
  private key = '';
  private readonly asked = new URLSearchParams(location.search);
  private student = this.asked.get('student') ?? localStorage.getItem(STUDENT) ?? 'maria';

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private get locale(): 'ru' | 'en' {
    return document.documentElement.lang === 'en' ? 'en' : 'ru';
  }

  private word(key: string, places: Record<string, string> = {}): string {
    return (table[this.locale][key] ?? key).replace(/\{(\w+)\}/g, (all, name: string) => places[name] ?? all);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const wanted = this.asked.get('locale');
    if (wanted) document.documentElement.lang = wanted;
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      const about = await ask<{ widgetKey: string; school: string }>('GET', '/demo');
      this.key = about.widgetKey;
      document.title = about.school;
      this.lesson = await ask<Lesson>('GET', '/demo/lesson/content');
    } catch (refused) {
      this.failed = (refused as Refused).code;
    }
    this.embed();
  }

  /** The token comes from the server, which alone knows the secret, each time the widget asks. */
  private readonly token = async (): Promise<string> => {
    const place = {
      student: this.student,
      lesson: this.lesson?.lessonId,
      assignment: this.lesson?.assignment.externalId,
    };
    return (await ask<{ token: string }>('POST', '/demo/student', place)).token;
  };

  private embed(): void {
    if (!this.key) return;
    page.oporaSettings = {
      key: this.key,
      token: this.token,
      locale: this.asked.get('locale') ?? 'auto',
      theme: this.asked.get('theme') ?? 'auto',
      openOnStart: this.asked.has('open'),
      ...(this.starters ? { suggestions: this.starters } : {}),
      ...(this.container ? { container: this.container } : {}),
    };
    const script = document.createElement('script');
    script.async = true;
    script.src = '/widget/loader.js';
    document.head.append(script);
  }

  /** The same lesson for a student without a past. */
  async anew(): Promise<void> {
    this.student = `maria-${Date.now().toString(36)}`;
    localStorage.setItem(STUDENT, this.student);
    this.told = '';
    await page.Opora?.('shutdown');
    await page.Opora?.('boot');
  }

  private readonly handIn = async (press: SubmitEvent): Promise<void> => {
    press.preventDefault();
    const text = this.querySelector('textarea')!.value;
    if (!text.trim()) {
      this.told = this.word('lesson.empty');
      return;
    }
    this.busy = true;
    try {
      await ask('POST', '/demo/lesson/work', { student: this.student, text });
      this.told = this.word('lesson.submitted', {
        time: new Date().toLocaleTimeString(this.locale, { hour: '2-digit', minute: '2-digit' }),
      });
    } catch (refused) {
      this.told = this.word('lesson.failed', { code: (refused as Refused).code });
    }
    this.busy = false;
  };

  private text(source: string): DocumentFragment {
    const names = { chip: String, copy: '', copied: '' };
    return markdown(source, { origin: location.origin, names });
  }

  override render(): TemplateResult | typeof nothing {
    if (this.failed)
      return html`<article class="lesson-page"><p role="alert">${this.word(this.failed === '404' ? 'lesson.loading' : 'lesson.failed', { code: this.failed })}</p></article>`;
    const { lesson } = this;
    if (!lesson) return nothing;
    const paragraphs = lesson.text.split(/\n{2,}/).filter(part => !/^## /.test(part));
    const cut = 4;
    return html`<article class="lesson-page" lang="ru">
      <p class="path">${lesson.course} · <span lang=${this.locale}>${this.word('lesson.path')}</span></p>
      <h2>${lesson.lesson}</h2>
      <div class="text">${this.text(paragraphs.slice(0, cut).join('\n\n'))}</div>
      <details><summary lang=${this.locale}>${this.word('lesson.more')}</summary>
        <div class="text">${this.text(paragraphs.slice(cut).join('\n\n'))}</div></details>
      <section class="assignment">
        <h3>${this.word('lesson.assignment', { title: lesson.assignment.title })}</h3>
        <div class="text">${this.text(lesson.assignment.text)}</div>
        <form @submit=${this.handIn} lang=${this.locale}>
          <label for="solution">${this.word('lesson.editor')}</label>
          <textarea id="solution" spellcheck="false"></textarea>
          <div class="row">
            <button type="submit" ?disabled=${this.busy}>${this.word('lesson.submit')}</button>
            <button type="button" class="plain" @click=${() => this.anew()}>${this.word('lesson.anew')}</button>
            <span role="status">${this.told}</span>
          </div>
        </form>
      </section>
    </article>`;
  }
}

if (!customElements.get('op-lesson')) customElements.define('op-lesson', DemoLesson);
