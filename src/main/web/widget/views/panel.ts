// The panel from top to bottom.
import { html, nothing, type TemplateResult } from 'lit';
import { rows } from '../../common/rows.js';
import type { Suggestion } from '../../common/types.js';
import type { Sent } from '../composer.js';
import type { OporaWidget } from '../widget.js';
import { bars } from './bars.js';
import { failedView, greetingView, startingView } from './empty.js';
import { footView } from './foot.js';
import { headView } from './head.js';

export function panelView(w: OporaWidget): TemplateResult {
  const { words, session } = w;
  const look = w.shell.memory.look();
  const { alignment = 'right', container } = w.shell.settings();
  return html`<div class="op" lang=${words.locale} data-scheme=${w.wardrobe.scheme} data-side=${alignment}
      data-size=${look.size ?? 15} ?data-wide=${look.wide} ?data-inline=${container !== undefined}>
    <dialog class="panel" aria-label=${words.say('panel', { school: session?.school.name ?? '' })}
      @keydown=${w.frame.key} @cancel=${w.frame.cancel} @focusin=${w.frame.focused}>${w.opened ? inside(w) : nothing}</dialog>
    <div class="unseen" role="status" aria-live="polite">${w.spokenPolitely}</div>
    <div class="unseen" role="alert">${w.spokenUrgently}</div>
  </div>`;
}

function inside(w: OporaWidget): TemplateResult {
  return html`${headView(w)} ${w.later?.menuView(w)} ${bars(w)}
    <div class="middle">${middle(w)} ${w.later?.cardView(w)}</div>
    ${w.past || w.phase !== 'ready' ? nothing : bottom(w)} ${footView(w)}`;
}

function middle(w: OporaWidget): TemplateResult {
  const { talk } = w;
  if (w.past && w.later) return w.later.pastView(w, w.past);
  if (w.phase === 'failed') return failedView(w);
  if (!talk || w.phase !== 'ready') return startingView(w);
  return html`<op-transcript .room=${w.room()} .rows=${rows(talk)} ?earlier=${talk.earlier} .empty=${greetingView(w)}
      @op-earlier=${() => void talk.loadEarlier()}></op-transcript>
    ${talk.typing ? html`<p class="typing">${w.words.say('typing', { name: talk.typing.name })}</p>` : nothing}`;
}

function bottom(w: OporaWidget): TemplateResult | undefined {
  const talk = w.talk!;
  if (talk.conversation?.state === 'closed') return w.later?.closedView(w);
  const slot = `${w.session!.student.id}:draft:${talk.conversation?.id ?? 'new'}`;
  return html`<op-composer .words=${w.words} .later=${w.later} .api=${w.api}
    .draft=${w.shell.memory.read<string>(slot) ?? ''} .place=${() => talk.somewhere()}
    .query=${(text: string) => query(w, text)} ?suggests=${talk.conversation?.owner.kind !== 'curator'}
    @op-draft=${(kept: CustomEvent<string>) => w.shell.memory.write(slot, kept.detail)}
    @op-send=${(sent: CustomEvent<Sent>) => w.sent(talk.outbox.send(sent.detail))}
    @op-suggestion=${(chosen: CustomEvent<Suggestion>) => choose(w, chosen.detail)}></op-composer>`;
}

function query(w: OporaWidget, text: string): string {
  const { course, lesson } = w.context();
  const asked = new URLSearchParams({ q: text });
  if (course) asked.set('course', course);
  if (course && lesson) asked.set('lesson', lesson);
  return asked.toString();
}

/** One's own earlier question is shown where it was answered; an entry is answered here. */
function choose(w: OporaWidget, one: Suggestion): void {
  if (one.conversationId) void w.openPast(one.conversationId);
  else w.ask(one.title, one.articleId);
}
