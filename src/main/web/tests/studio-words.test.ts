// Every word that the studio says is there, in both languages, and nothing is in its table that nobody says.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWords } from '../build/words.mjs';
import { TONES } from '../studio/courses.js';
import { DAYS } from '../studio/hours.js';
import { TARGETS } from '../studio/promises.js';
import { ROUTES } from '../studio/routes.js';
import { GROUPS, LOCALES } from '../studio/texts.js';
import { KINDS, NEEDS, STATES } from '../studio/types.js';
import { ACTIONS } from '../studio/types-people.js';
import { STEPS } from '../studio/views/beginning.js';
import { speak } from '../studio/words.js';

const WEB = resolve(import.meta.dirname, '..');
const OWN = readWords(resolve(WEB, '../resources'), ['words-studio.yml']);

/** The keys that are put together, with all that they can become. */
const COMPOSED: Record<string, readonly string[]> = {
  'page.': ROUTES.map(route => route.page),
  'role.': ['methodologist', 'administrator', 'curator', 'lead'],
  'locale.': ['ru', 'en'],
  'nav.scheme.': ['auto', 'light', 'dark'],
  '': ['barred', 'nowhere', 'barred.more', 'nowhere.more', ...NEEDS.map(need => `need.${need}`)],
  'enter.': ['email', 'password', 'school'],
  'gaps.state.': ['open', 'answered', 'not-ours'],
  'gaps.none.': ['open', 'answered', 'not-ours'],
  'gaps.now.': ['open', 'not-ours'],
  'gaps.trend.': ['up', 'down', 'same'],
  'gap.cause.': ['handoff', 'decline', 'low-confidence', 'rated-down'],
  'proposals.state.': ['open', 'accepted', 'rejected'],
  'proposals.none.': ['open', 'accepted', 'rejected'],
  'proposal.kind.': ['entry', 'phrasing', 'edit'],
  'proposal.now.': ['accepted', 'rejected'],
  'unmet.': ['lane', 'externalId', 'contains'],
  'check.': ['question', 'article', 'contains', 'course'],
  'run.kind.': ['checks', 'replay'],
  'run.state.': ['failed', 'cancelled'],
  'hints.': ['maxLevel', 'startLevel'],
  'hints.level.': ['0', '1', '2', '3'],
  'hints.act.': ['ask', 'press', 'attempt', 'due'],
  'hints.do.': ['ask', 'press', 'attempt', 'due'],
  'change.': ['lane', 'citations', 'confidence', 'text'],
  'knowledge.': ['state', 'kind', 'need', 'revision', 'passages', 'used', 'check', 'until'],
  'kind.': KINDS,
  'state.': STATES,
  'need.': NEEDS,
  'article.': [...'title body questions kind course lesson url validFrom validUntil visibility'.split(' ')],
  'article.visibility.': ['student', 'staff'],
  'alike.': ['contradiction', 'duplicate', 'question'],
  'trial.': ['answer', 'draft', 'handoff', 'decline'],
  'link.answer.': ['gone', 'error', 'unreachable', 'archived', 'absent'],
  'author.': ['staff', 'key', 'import', 'proposal'],
  'import.state.': ['running', 'preview', 'paused', 'cancelled', 'done', 'failed'],
  'import.look.': ['imported', 'new', 'changed', 'unchanged', 'rejected', 'waits'],
  'import.count.': ['imported', 'new', 'changed', 'unchanged', 'rejected', 'waits'],
  'lane.': ['answer', 'draft', 'handoff', 'decline'],
  'mode.': ['model', 'quote', 'fixed'],
  'step.': 'question class evidence confidence hint writing checks lane'.split(' '),
  'class.': 'organisational study technical emotional complaint human-request off-topic unsafe small-talk'.split(' '),
  'mood.': ['calm', 'tense', 'upset'],
  'begin.': [...STEPS, ...STEPS.map(step => `${step}.more`)],
  'day.': DAYS,
  'teams.': ['from', 'to', 'daysOff', 'workingDays', ...TARGETS],
  'teams.wrong.': ['calendar', 'sla'],
  'model.why.': ['absent', 'unavailable', 'late', 'cut', 'garbled', 'unwanted', 'spent'],
  'inspect.call.': ['classify', 'write', 'judge', 'tokens'],
  'inspect.heard.': ['whole', 'unavailable', 'late', 'cut', 'garbled', 'unwanted'],
  'model.budget.': ['school', 'course', 'student'],
  'spent.': ['school', 'course'],
  'model.per-day.': ['school', 'course', 'student'],
  'model.pace.': ['messagesPerMinute', 'uploadsPerHour'],
  'settings.look.': ['light', 'dark'],
  'settings.pair.': ['fill', 'text', 'soft'],
  'courses.lang.': ['ru', 'en'],
  'tone.': TONES,
  'cuts.': ['answer', 'draft'],
  'effect.': ['now', 'tried'],
  'texts.group.': GROUPS,
  'texts.of.':
    'greeting greeting.school disclosure placeholder abstain wait.title wait.due wait.draft wait.late call.shared emotional emotional.plain complaint complaint.plain risk smalltalk.greeting smalltalk.who smalltalk.call smalltalk smalltalk.other decline returned closed'.split(
      ' ',
    ),
  'texts.fault.': ['unknown', 'lost'],
  'texts.sample.course.': LOCALES,
  'texts.sample.due.': LOCALES,
  'texts.sample.team.': LOCALES,
  'texts.sample.name.': LOCALES,
  'people.': ['name', 'email', 'password', 'roles', 'teams'],
  'keys.': ['name'],
  'keys.shown.': ['key', 'widget-key', 'secret'],
  'data.': ['retentionDays', 'student', 'typed'],
  'audit.': ['action', 'staff', 'at', 'who', 'what'],
  'audit.act.': ACTIONS,
  'figures.of.': 'resolution load days reasons replies waiting ratings reliability'.split(' '),
  'figures.by.': ['course', 'team'],
  'figures.any.': ['course', 'team'],
  'figures.head.':
    'what count of share hour day answered drafted handed declined reason team handoffs replied median p90 kept promised open overdue longest rated up down confidence right'.split(
      ' ',
    ),
  'figures.share.': 'answered back called reopened repeated helped-same others-same helped-next others-next'.split(' '),
  'figures.why.':
    'student-request low-confidence no-evidence emotional complaint policy check-failed model-unavailable limit-reached curator-joined risk off-topic unsafe small-talk other'.split(
      ' ',
    ),
  'figures.rated.': 'answer hint decline handoff draft curator conversation'.split(' '),
  'again.': ['lane', 'class', 'confidence', 'mode', 'cited', 'text'],
};
/** Said only where the table has them; else the server's own name stands there. */
const TRIED = [
  'people.wrong.',
  'keys.wrong.',
  'data.wrong.',
  'audit.field.',
  'trouble.',
  'install.heard.',
  'enter.failed.',
  'why.',
  'check.',
  'signal.',
  'otherwise.',
];
/** Comparisons inside an expression are not keys. */
const NOT_KEYS = new Set([
  'checks',
  'answer',
  'decline',
  'hint',
  'fixed',
  'quote',
  'model',
  'class',
  'not-found',
  'published',
  'student',
  'staff',
  'started',
]);

const sources = ['studio', 'staff'].flatMap(folder =>
  readdirSync(join(WEB, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(join(WEB, folder, name), 'utf8')),
);

/** What stands between the brackets of each `say(…)`, up to its first comma outside of brackets. */
function* said(): Generator<string> {
  for (const source of sources) {
    for (const { index } of source.matchAll(/\.say\(/g)) {
      let depth = 0;
      let end = index + 5;
      for (; depth > 0 || !/[,)]/.test(source[end]!); end++) {
        if ('({['.includes(source[end]!)) depth++;
        if (')}]'.includes(source[end]!)) depth--;
      }
      yield source.slice(index + 5, end);
    }
  }
}
const expressions = [...said()];
const keys = expressions
  .flatMap(one => [...one.matchAll(/'([a-z][\w.-]*)'/g)].map(found => found[1]!))
  .filter(key => !NOT_KEYS.has(key));
const composed = expressions.flatMap(one => [...one.matchAll(/`([\w.-]*)\$\{/g)].map(found => found[1]!));
const all = [...keys, ...Object.entries(COMPOSED).flatMap(([start, ends]) => ends.map(end => start + end))];

describe('the words of the studio', () => {
  test('are found in the code', () => {
    expect(new Set(keys).size).toBeGreaterThan(150);
  });

  test.each(['ru', 'en'] as const)('are all there: %s', async locale => {
    const words = await speak(locale);

    expect([...new Set(all.filter(key => !words.has(key) && !words.has(`${key}.other`)))]).toEqual([]);
  });

  test('that are put together are known to this test', () => {
    const known = [...Object.keys(COMPOSED), ...TRIED];

    expect([...new Set(composed)].filter(start => !known.includes(start))).toEqual([]);
  });

  test('are all said somewhere', () => {
    const code = sources.join('\n');
    const plural = /\.(one|few|many|other)$/;
    const silent = Object.keys(OWN).filter(key => {
      const bare = key.replace(plural, '');
      const tried = [...TRIED, ...Object.keys(COMPOSED)].some(start => start && key.startsWith(start));
      return !tried && !all.includes(key) && !all.includes(bare) && !code.includes(`'${key}'`);
    });

    expect(silent).toEqual([]);
  });

  test('ask for the same facts in both languages and never shout', () => {
    const places = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join();
    const differ = Object.entries(OWN).filter(
      ([, { ru, en }]) => !ru || !en || places(ru) !== places(en) || /!/.test(`${ru}${en}`),
    );

    expect(differ).toEqual([]);
  });
});
