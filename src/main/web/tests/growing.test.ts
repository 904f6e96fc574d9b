// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { Growing, markdown } from '../common/markdown.js';
import { reading } from './cast.js';

/** Without white space and the sign of a block that is new: what is left must be the same however the text came. */
const bare = (element: HTMLElement) => element.innerHTML.replace(/ class="(fresh)?"| fresh|\s+/g, '');

function finished(text: string): HTMLElement {
  const element = document.createElement('div');
  element.append(markdown(text, reading()));
  return element;
}

test.each([
  'Let **us**:\n\n- one\n  - two\n\n- three\n\nEnd.',
  'So\n\n```py\na:\n\n  b\n```\n\nthen',
  '| a | b |\n|---|---|\n| 1 | 2 |\n\nx',
  'Title\n---\n\n> said\n> twice\n\n***',
  '1. a\n\n   b\n2. c\n\n$$\nx\n$$\n\ny',
  '<div>\nno\n</div>\n\n*yes*',
])('at each moment a growing text is what the text so far would be: %j', text => {
  const growing = new Growing(reading());
  for (let end = 1; end <= text.length; end++) {
    growing.show(text.slice(0, end));
    expect(bare(growing.element), text.slice(0, end)).toBe(bare(finished(text.slice(0, end))));
  }
});

test('it leaves a finished block alone: the very same element stays', () => {
  const growing = new Growing(reading());
  growing.show('One.\n\nTw');
  const first = growing.element.firstElementChild;
  growing.show('One.\n\nTwo.\n\nThree');

  expect(growing.element.firstElementChild).toBe(first);
  expect(growing.element.children).toHaveLength(3);
});

test('it begins anew when what was shown is withdrawn', () => {
  const growing = new Growing(reading());
  growing.show('One.\n\nTwo.\n\nThree.');
  growing.show('Other');

  expect(growing.element.textContent!.trim()).toBe('Other');
});

test('it keeps its blocks in order when one of them turns into something else', () => {
  const growing = new Growing(reading());
  growing.show('[a]: https://school.example\n\nlast');
  growing.show('[a]: https://school.example first\n\nlast');

  expect(growing.element.textContent!.replace(/\s+/g, ' ').trim()).toBe('[a]: https://school.example first last');
});
