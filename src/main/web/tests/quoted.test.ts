// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { markdown } from '../common/markdown.js';
import { quoted } from '../common/quoted.js';
import { reading } from './cast.js';

const draw = (passage: string, quote: string) => quoted(passage, quote, reading());
const marked = (element: HTMLElement) => [...element.querySelectorAll('mark')].map(one => one.textContent).join('');
const bare = (text: string) => text.replace(/\s+/g, '');

function plainly(text: string): HTMLElement {
  const element = document.createElement('div');
  element.append(markdown(text, reading()));
  return element;
}

/** The passage without marks, as it would be drawn without a quote. */
function unmarked(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const mark of copy.querySelectorAll('mark')) mark.replaceWith(...mark.childNodes);
  copy.normalize();
  return copy.innerHTML;
}

const PASSAGE = `Before it all.

## Terms of the exam

The exam is **on Friday.** See *the* **[rules](https://school.example/rules)** and \`len(x)\`.

- bring a pen
- come at **9:00.**
  1. sit down
  2. write

> Nobody is late.
> Nobody leaves.

\`\`\`python
for x in range(3):
    print(x)
\`\`\`

| Mark | Points |
|------|--------|
| good | 80 |
| poor | 20 |

**"Quoted" words** open this one, and it ends at https://school.example/end

_Leaning_ words end it.`;

const part = (from: string, to: string) => PASSAGE.slice(PASSAGE.indexOf(from), PASSAGE.indexOf(to) + to.length);

describe.each([
  ['a sentence', 'The exam is **on Friday.**'],
  ['words between two signs', '*the* **[rules](https://school.example/rules)** and `len(x)`'],
  ['code in a line', '`len(x)`'],
  ['a heading', '## Terms of the exam'],
  ['a heading and what follows', part('## Terms', 'Friday.**')],
  ['one item of a list', 'come at **9:00.**'],
  ['an item with its sign', '- bring a pen'],
  ['items of a list', part('- bring', '9:00.**')],
  ['items and the list in them', part('- bring', 'write')],
  ['numbered items', part('1. sit', 'write')],
  ['a quotation', part('> Nobody is', 'leaves.')],
  ['a block of code', part('```python', 'print(x)\n```')],
  ['a text and the fence below it', part('> Nobody leaves', '```python'), 'Nobodyleaves.'],
  ['lines of code', part('for x', 'print(x)')],
  ['a table', part('| Mark', '20 |')],
  ['rows of a table', part('| good', '20 |'), 'good80poor20'],
  ['a cell and the next', part('good |', '80'), 'good80'],
  ['the head of a table', part('| Mark', '------|--------|'), 'MarkPoints'],
  ['a text into a table', part('for x', '| good'), 'forxinrange(3):print(x)MarkPointsgood'],
  ['a bold beginning with a sign', '**"Quoted" words** open this one'],
  ['an address at the end', part('**"Quoted"', '/end')],
  ['a leaning word', '_Leaning_'],
  ['the whole passage', PASSAGE],
])('a quote of %s', (_, quote, words?: string) => {
  const element = draw(PASSAGE, quote);

  test('is marked, all of it and nothing else', () => {
    expect(bare(marked(element))).toBe(words ?? bare(plainly(quote).textContent!.replace('pythonCopy', '')));
  });

  test('changes nothing of the passage around it', () => {
    expect(unmarked(element)).toBe(unmarked(plainly(PASSAGE)));
  });
});

test('within a paragraph the marks joined are the words byte for byte, spaces too', () => {
  const element = draw('It *is* **so**, *here*  and `a  b`. No more.', '*is* **so**, *here*  and `a  b`.');

  expect(marked(element)).toBe('is so, here  and a  b.');
});

test('signs of Markdown in the quote are read as in the passage', () => {
  expect(marked(draw('a $& $1 b', '$& $1'))).toBe('$& $1');
});

test('in code every sign is a word', () => {
  const code = '```yaml\n- one\n# two\n---\n```';

  expect(marked(draw(code, '- one'))).toBe('- one');
  expect(marked(draw(code, '# two\n---'))).toBe('# two\n---');
});

test('a formula and a block of code within a quote stay marked when they are drawn', async () => {
  const passage = 'So $x^2$ is:\n\n```python\nfor x in range(3):\n    print(x)\n```\n\nThat is it.';
  const element = draw(passage, passage);

  await vi.waitFor(() => expect(element.querySelector('mark math')).not.toBeNull(), 5000);
  await import('../common/highlight.js');
  expect(element.querySelector('code')!.innerHTML).toMatch(/^<mark>for x/);
});

test('a task keeps its box', () => {
  const element = draw('- [x] done\n- [ ] not', '- [ ] not');

  expect(marked(element)).toBe('not');
  expect(element.querySelectorAll('li')).toHaveLength(2);
  expect(element.textContent).toContain('\u2610');
});

test('only the first of two equal places is marked', () => {
  expect(draw('yes and yes', 'yes').innerHTML).toContain('<mark>yes</mark> and yes');
});

test('a quote that is not in the passage leaves it unmarked', () => {
  const element = draw(PASSAGE, 'never said');

  expect(element.querySelector('mark')).toBeNull();
  expect(element.innerHTML).toBe(plainly(PASSAGE).innerHTML);
});

test('an address that ends a quote is not changed by its end', () => {
  const link = draw('See https://school.example/end', 'See https://school.example/end').querySelector('a')!;

  expect(link.getAttribute('href')).toBe('https://school.example/end');
});

test('markup in a passage is shown in the quote, not read', () => {
  const element = draw('a <img src=x onerror=alert(1)> b', '<img src=x onerror=alert(1)>');

  expect(element.querySelector('img')).toBeNull();
  expect(marked(element)).toBe('<img src=x onerror=alert(1)>');
});
