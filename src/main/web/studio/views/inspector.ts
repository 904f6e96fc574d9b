// The eight steps of a decision.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { plain } from '../../common/markdown.js';
import { moment } from '../../common/times.js';
import { bars, type Call, type Check, type Explained, type Read, written } from '../explained.js';
import { dayAndTime, decimal } from '../format.js';
import type { Inspector } from '../pages/inspector.js';
import { address } from '../where.js';

const pairs = (rows: [label: string, value: unknown][]): TemplateResult =>
  html`<dl class="pairs">${rows.filter(([, value]) => value !== undefined && value !== '' && value !== nothing).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;

export function stepsView(p: Inspector, d: Explained): TemplateResult {
  const step = (name: string, content: unknown, ms?: number) =>
    html`<li class="step" data-step=${name}><h2>${p.say(`step.${name}`)}${ms === undefined ? nothing : html` <span class="ms num">${p.say('inspect.ms', { n: Math.round(ms) })}</span>`}</h2>${content}</li>`;
  const { timings } = d;
  return html`<ol class="steps">
    ${step('question', question(p, d))} ${step('class', classed(p, d), timings.triage)}
    ${step('evidence', evidence(p, d), timings.retrieve)} ${step('confidence', confidence(p, d))}
    ${step('hint', hint(p, d))} ${step('writing', writing(p, d), timings.write)}
    ${step('checks', checks(p, d), timings.check)} ${step('lane', lane(p, d), timings.total)}
  </ol>`;
}

function question(p: Inspector, d: Explained): TemplateResult {
  const { text, kind, createdAt, course, lesson, assignment } = d.question;
  const { searchedFor } = d.decidedBy;
  return html`<blockquote class="asked">${kind === 'hint' && !text ? p.say('inspect.press') : text}</blockquote>
    ${pairs([
      [p.say('inspect.at'), dayAndTime(p.words, createdAt)],
      [p.say('inspect.place'), [course, lesson, assignment].filter(Boolean).join(' › ') || p.say('knowledge.school')],
      [
        p.say('inspect.rewritten'),
        searchedFor && searchedFor.trim() !== text.trim() ? searchedFor : p.say('inspect.unchanged'),
      ],
    ])}`;
}

const classed = (p: Inspector, d: Explained): TemplateResult =>
  pairs([
    [p.say('inspect.class'), `${p.say(`class.${d.questionClass}`)} · ${decimal(p.words, d.classProbability)}`],
    [p.say('inspect.mood'), d.decidedBy.mood ? p.say(`mood.${d.decidedBy.mood}`) : ''],
    [p.say('inspect.risk'), p.say(d.decidedBy.risk ? 'yes' : 'no')],
  ]);

function passage(p: Inspector, d: Explained, one: Read): TemplateResult {
  const quote = written(d)?.citations.find(cited => cited.passageId === one.passageId)?.quote ?? '';
  const at = quote ? one.text.indexOf(quote) : -1;
  const rank = (n: number | undefined) => (n === undefined ? '–' : String(n));
  return html`<li><details><summary><span class="tag ${one.used ? 'ok' : ''}">${p.say(one.used ? 'inspect.used' : 'inspect.aside')}</span>
      <span class="read-name">${one.title}${one.heading && one.heading !== one.title ? ` › ${one.heading}` : ''}</span>
      <small class="num">${p.say('knowledge.ranks', { lexical: rank(one.ranks.lexical), dense: rank(one.ranks.dense), score: decimal(p.words, one.score, 3) })}</small></summary>
    <div class="read-text">${at < 0 ? one.text : html`${one.text.slice(0, at)}<mark>${quote}</mark>${one.text.slice(at + quote.length)}`}</div>
    ${one.externalId.startsWith('assignment:') || !p.mayAsk ? nothing : html`<a href=${address(['articles', one.externalId])}>${p.say('inspect.article')}</a>`}</details></li>`;
}

const evidence = (p: Inspector, d: Explained): TemplateResult =>
  d.evidence.length
    ? html`<ul class="read">${d.evidence.map(one => passage(p, d, one))}</ul>`
    : html`<p class="meta-text">${p.say('inspect.nothing')}</p>`;

const WIDE = 100;

/** To the right what speaks for an answer, to the left what speaks against it. */
const bar = (share: number): TemplateResult =>
  html`<svg class="signed" viewBox="0 0 ${2 * WIDE} 10" preserveAspectRatio="none" aria-hidden="true">${svg`<rect class=${share < 0 ? 'against' : 'speaks'} x=${share < 0 ? WIDE * (1 + share) : WIDE} y="1" width=${Math.max(0.5, Math.abs(share) * WIDE)} height="8"></rect><line x1=${WIDE} x2=${WIDE} y1="0" y2="10"></line>`}</svg>`;

function confidence(p: Inspector, d: Explained): TemplateResult {
  const { answerFrom, draftFrom } = d.decidedBy;
  const parts = d.confidenceParts;
  const name = (key: string) => (p.words.has(`signal.${key}`) ? p.say(`signal.${key}`) : key);
  const x = (share: number) => Math.min(1, Math.max(0, share)) * WIDE;
  return html`<p>${p.say('inspect.confidence', { confidence: decimal(p.words, d.confidence), answer: decimal(p.words, answerFrom), draft: decimal(p.words, draftFrom) })}</p>
    <svg class="scale" viewBox="0 0 ${WIDE} 14" preserveAspectRatio="none" aria-hidden="true">${svg`<rect class="track" y="4" width=${WIDE} height="6"></rect><rect class="sure" y="4" width=${x(d.confidence)} height="6"></rect><line class="cut" x1=${x(draftFrom)} x2=${x(draftFrom)} y1="0" y2="14"></line><line class="cut" x1=${x(answerFrom)} x2=${x(answerFrom)} y1="0" y2="14"></line>`}</svg>
    ${
      parts
        ? html`<div class="wide" tabindex="0" role="region" aria-label=${p.say('inspect.parts')}><table class="parts"><thead><tr><th scope="col">${p.say('inspect.signal')}</th><th scope="col" class="num">${p.say('inspect.value')}</th><th scope="col" class="num">${p.say('inspect.weight')}</th><th scope="col" class="num">${p.say('inspect.contribution')}</th><td></td></tr></thead>
            <tbody>${bars(parts).map((drawn, at) => {
              const one = parts[at]!;
              return html`<tr><th scope="row">${name(one.name)}</th><td class="num">${decimal(p.words, one.value, 3)}</td><td class="num">${decimal(p.words, one.weight)}</td><td class="num">${one.contribution > 0 ? '+' : ''}${decimal(p.words, one.contribution)}</td><td class="bar-cell">${bar(drawn.share)}</td></tr>`;
            })}</tbody></table></div>`
        : pairs(Object.entries(d.signals).map(([key, value]) => [name(key), decimal(p.words, value, 3)]))
    }
    ${d.decidedBy.coefficients ? html`<p class="meta-text">${p.say('inspect.coefficients', { version: d.decidedBy.coefficients })}</p>` : nothing}`;
}

function hint(p: Inspector, d: Explained): TemplateResult {
  const { hint: given } = d;
  if (!d.hintLevel && !given && d.question.kind !== 'hint')
    return html`<p class="meta-text">${p.say('inspect.no-hint')}</p>`;
  const unlocks = given?.unlocks;
  const opens = unlocks?.never
    ? p.say('inspect.never')
    : [
        unlocks?.attempts ? p.say('inspect.attempts', { n: unlocks.attempts }) : '',
        unlocks?.at ? moment(p.words, unlocks.at) : '',
      ]
        .filter(Boolean)
        .join(' · ');
  return pairs([
    [p.say('inspect.asked'), p.say(d.question.kind === 'hint' ? 'inspect.by-press' : 'inspect.by-words')],
    [
      p.say('inspect.allowed'),
      d.hintLevel ? p.say('inspect.level', { level: d.hintLevel }) : p.say('inspect.none-allowed'),
    ],
    [p.say('inspect.policy'), given ? p.say('inspect.up-to', { max: given.max }) : ''],
    [p.say('inspect.opens'), opens],
  ]);
}

function writing(p: Inspector, d: Explained): TemplateResult {
  const words = written(d);
  if (!words) return html`<p class="meta-text">${p.say('inspect.unwritten')}</p>${calls(p, d)}`;
  return html`${pairs([
    [p.say('inspect.mode'), p.say(`mode.${d.model ? 'model' : d.mode === 'fixed' && d.draft ? 'quote' : d.mode}`)],
    [p.say('inspect.model'), d.model],
    [p.say('inspect.prompt'), d.promptVersion],
    [p.say('inspect.tokens'), d.tokens?.toLocaleString(p.words.locale)],
  ])}
    ${calls(p, d)}
    <details ?open=${d.lane === 'draft'}><summary>${p.say('inspect.written')}</summary><div class="read-text">${plain(words.text)}</div></details>`;
}

function call(p: Inspector, one: Call): TemplateResult {
  const heard = one.failed ?? 'whole';
  const facts = [
    one.model,
    one.promptVersion,
    p.say('inspect.call.tokens', { n: one.tokens }),
    p.say('inspect.ms', { n: one.ms }),
  ];
  return html`<li><span class="tag ${one.failed ? 'danger' : 'ok'}">${p.say(`inspect.heard.${heard}`)}</span> ${p.say(`inspect.call.${one.operation}`)} <small class="num">${facts.join(' · ')}</small></li>`;
}

const calls = (p: Inspector, d: Explained): TemplateResult | typeof nothing =>
  d.decidedBy.calls?.length
    ? html`${d.decidedBy.dropped ? pairs([[p.say('inspect.dropped'), d.decidedBy.dropped]]) : nothing}<details data-part="calls"><summary>${p.say('inspect.calls')}</summary><ul class="checked">${d.decidedBy.calls.map(one => call(p, one))}</ul></details>`
    : nothing;

function check(p: Inspector, one: Check): TemplateResult {
  const name = p.words.has(`check.${one.name}`) ? p.say(`check.${one.name}`) : one.name;
  return html`<li><span class="tag ${one.passed ? 'ok' : 'danger'}">${p.say(one.passed ? 'inspect.passed' : 'inspect.failed')}</span> ${name}${one.detail ? html` <small>${one.detail}</small>` : nothing}</li>`;
}

const checks = (p: Inspector, d: Explained): TemplateResult =>
  d.checks.length
    ? html`<ul class="checked">${d.checks.map(one => check(p, one))}</ul>`
    : html`<p class="meta-text">${p.say('inspect.unchecked')}</p>`;

function lane(p: Inspector, d: Explained): TemplateResult {
  const otherwise = d.decidedBy.otherwise ?? [];
  const named = (what: string) => {
    const checked = /^check:(.+)$/.exec(what)?.[1];
    if (checked) return p.words.has(`check.${checked}`) ? p.say(`check.${checked}`) : checked;
    return p.say(`otherwise.${what}`);
  };
  const value = (text: string) =>
    p.words.has(`class.${text}`)
      ? p.say(`class.${text}`)
      : p.words.has(`otherwise.${text}`)
        ? p.say(`otherwise.${text}`)
        : text;
  return html`${pairs([
    [p.say('inspect.lane'), p.say(`lane.${d.lane}`)],
    [
      p.say('inspect.owner'),
      p.say(d.lane === 'answer' || d.lane === 'decline' ? 'inspect.owner.assistant' : 'inspect.owner.queue'),
    ],
    [
      p.say('inspect.reason'),
      d.reason ? (p.words.has(`why.${d.reason}`) ? p.say(`why.${d.reason}`) : p.say(`class.${d.reason}`)) : '',
    ],
  ])}
    <p class="meta-text">${p.say('inspect.seen')}</p><blockquote class="seen">${plain(d.text)}</blockquote>
    ${
      otherwise.length
        ? html`<details><summary>${p.say('inspect.otherwise')}</summary><ul class="checked">${otherwise.map(
            one =>
              html`<li>${p.say('inspect.otherwise.one', { what: named(one.what), is: value(one.is), needed: value(one.needed), lane: p.say(`lane.${one.lane}`) })}</li>`,
          )}</ul></details>`
        : nothing
    }`;
}
