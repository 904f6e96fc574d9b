// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { Growing, markdown, plain } from '../common/markdown.js';
import { ORIGIN, reading } from './cast.js';

function whole(text: string, cited: number[] = []): HTMLElement {
  const element = document.createElement('div');
  element.append(markdown(text, reading(cited)));
  return element;
}

/** The same text as it comes over a stream, every state on the way looked at. */
function streamed(text: string, step: number, look: (element: HTMLElement) => void = () => undefined): HTMLElement {
  const growing = new Growing(reading());
  for (let end = step; end < text.length + step; end += step) {
    growing.show(text.slice(0, end));
    look(growing.element);
  }
  return growing.element;
}

const EXPECTED = new Set(
  'p br strong em del code pre ul ol li blockquote a img hr table thead tbody tr th td span div button'.split(' '),
);
const bad = ({ name, value }: Attr) =>
  /^on|^style$|^id$|^srcset$/.test(name) ||
  (name === 'href' && !/^https?:\/\//.test(value)) ||
  (name === 'src' && !value.startsWith(`${ORIGIN}/`));

/** What could run, be fetched from elsewhere or lead anywhere but to the web. */
const harm = (element: HTMLElement): string[] =>
  [...element.querySelectorAll('*')]
    .filter(node => !EXPECTED.has(node.localName) || [...node.attributes].some(bad))
    .map(node => node.outerHTML);

const HOSTILE = {
  'a script': '<script>alert(1)</script> text',
  'a script in a line': 'text <script>alert(1)</script> text',
  'an image with onerror': '<img src=x onerror=alert(1)>',
  'an image with onerror that is never closed': '<img src=x onerror=alert(1) ',
  'an open raw block and what follows it': '<script> a <img src=x onerror=alert(1)\n\nb <svg onload=alert(1)',
  'a javascript link': '[press](javascript:alert(1))',
  'a javascript link in disguise': '[press](\u0001java&#115;cript:alert(1)) [press](JaVaScRiPt&colon;alert(1))',
  'a javascript address between brackets': '<javascript:alert(1)>',
  'a data link': '[press](data:text/html,<b>)',
  'a link without an address of the web': '[press](//evil.example) [press](/logout) [press](mailto:a@b.example)',
  'a quote that leaves its attribute': '[press](https://school.example "a\\" onmouseover=alert(1) b=\\"")',
  'an image of another host': '![seen](https://evil.example/pixel.png)',
  'an image of a host that begins like ours': `![seen](${ORIGIN}.evil.example/pixel.png)`,
  'an image that is data': '![seen](data:image/svg+xml,x)',
  'a language that leaves its attribute': '```"><img/src=x/onerror=alert(1)>\ncode\n```',
  'a formula that leaves its attribute': '$x"><img/src=x/onerror=alert(1)>$',
  'a style, a frame and a form': '<style>*{display:none}</style><iframe src=//e></iframe><form action=//e><input>',
  'markup inside a table and a list': '| <svg onload=a()> |\n|---|\n| <b onclick=a()> |\n\n- <a href=javascript:1>',
  'a name that shadows the document': '<a id=body name=cookie>x</a> <img name=getElementById>',
};

describe.each(Object.entries(HOSTILE))('%s', (_, text) => {
  test('does nothing', () => expect(harm(whole(text, [1]))).toEqual([]));

  test('does nothing at any moment of a stream, one character after another', () => {
    const found = new Set<string>();
    streamed(text, 1, element => {
      for (const one of harm(element)) found.add(one);
    });

    expect([...found]).toEqual([]);
  });
});

test('the test itself sees what is harmful', () => {
  const element = document.createElement('div');
  element.innerHTML =
    '<b>x</b><p onclick="x">x</p><p style="x">x</p><a href="javascript:x">x</a><a href="/x">x</a><img src="https://evil.example/x">';

  expect(harm(element)).toHaveLength(6);
});

describe.each([
  ['finished', (text: string) => whole(text)],
  ['streamed', (text: string) => streamed(text, 8)],
])('a text, %s', (_, draw) => {
  test.each([
    '<script>alert(1)</script>',
    'a <b onclick=alert(1)>b</b> c',
    '<kbd>if a <b and c',
    'open <code> then a <b c',
  ])('shows markup as it was written: %s', text => {
    expect(draw(text).textContent!.trim()).toBe(text);
  });

  test('links open elsewhere and know nothing of this page', () => {
    const link = draw('See [the lesson](https://school.example/1).').querySelector('a')!;

    expect(link.getAttribute('href')).toBe('https://school.example/1');
    expect(link.target).toBe('_blank');
    expect(link.rel).toBe('noopener noreferrer');
  });

  test('a link that is refused leaves its words', () => {
    const drawn = draw('Press [here, **now**](javascript:alert(1)).');

    expect(drawn.querySelector('a')).toBeNull();
    expect(drawn.textContent!.trim()).toBe('Press here, now.');
    expect(drawn.querySelector('strong')!.textContent).toBe('now');
  });

  test('images are those of our server; another is its words', () => {
    const drawn = draw(`![a chart](${ORIGIN}/f/1.png) ![a spy](https://evil.example/1.png)`);

    expect([...drawn.querySelectorAll('img')].map(one => one.alt)).toEqual(['a chart']);
    expect(drawn.textContent).toContain('a spy');
  });

  test('headings are bold paragraphs, so that they never break the order of the page', () => {
    const drawn = draw('# One\n\n###### Six `code`\n\nUnderlined\n===');

    expect(drawn.querySelector('h1, h2, h3, h4, h5, h6')).toBeNull();
    expect([...drawn.querySelectorAll('p > strong')].map(one => one.textContent)).toEqual([
      'One',
      'Six code',
      'Underlined',
    ]);
  });

  test('marks of direction are left out: what is read is what is written', () => {
    expect(draw('safe\u202eexe.txt\u202c and \u2066[a\u200f](https://school.example)\u2069').textContent!.trim()).toBe(
      'safeexe.txt and a',
    );
  });

  test.each(['**bold', '[a](', '`code', '| a |\n|--', '![', '> - 1. *', '```', '$x', '\\[', '***', '[[[[]]]]', '\\'])(
    'broken Markdown loses no word: %s',
    text => {
      const letters = (some: string) => some.replace(/[^a-z\d]/g, '');

      expect(letters(draw(`before ${text}`).textContent!)).toBe(letters(`before ${text}`));
    },
  );

  test('code keeps its signs, its language and its place for copying', () => {
    const drawn = draw('```python\nif a < b & c:\n    print("<b>")\n```');

    expect(drawn.querySelector('pre code')!.textContent).toBe('if a < b & c:\n    print("<b>")');
    expect(drawn.querySelector('.code-head span')!.textContent).toBe('python');
    expect(drawn.querySelector('.code-head button')!.textContent).toBe('Copy');
  });

  test('a list that goes on keeps its number, a column its side', () => {
    expect(draw('4. four\n5. five').querySelector('ol')!.start).toBe(4);
    expect(draw('| a |\n|--:|\n| 1 |').querySelector('td')!.getAttribute('align')).toBe('right');
  });

  test('money is not a formula, and its line is not broken', () => {
    const drawn = draw('Costs 5$ or 6$, `$(x)` is code.');

    expect(drawn.querySelector('[data-tex]')).toBeNull();
    expect(drawn.firstElementChild!.innerHTML).toBe('Costs 5$ or 6$, <code>$(x)</code> is code.');
  });

  test('a formula in a line and one on its own are found', () => {
    const found = [...draw('So $x^2$ is \\(y\\).\n\n$$\na+b\n$$\n').querySelectorAll<HTMLElement>('[data-tex]')];

    expect(found.map(one => one.dataset.tex)).toEqual(['x^2', 'y', 'a+b']);
    expect(found.map(one => one.dataset.display)).toEqual([undefined, undefined, 'true']);
  });
});

describe('citations', () => {
  const chips = (element: HTMLElement) =>
    [...element.querySelectorAll<HTMLElement>('button.chip')].map(one => one.dataset.cite);

  test('a number that the message cites is a chip with a name', () => {
    const drawn = whole('So it is [1].', [1]);

    expect(chips(drawn)).toEqual(['1']);
    expect(drawn.querySelector('.chip')!.getAttribute('aria-label')).toBe('Source 1');
    expect(drawn.textContent!.trim()).toBe('So it is 1.');
  });

  test('a number that it does not cite stays text', () => {
    const drawn = whole('So it is [7], not [1].', [1]);

    expect(chips(drawn)).toEqual(['1']);
    expect(drawn.textContent).toContain('[7]');
  });

  test('in code, in a link and in a formula it stays text', () => {
    const drawn = whole('`a[1]` [see [1]](https://school.example) $a[1]$\n\n```\nb[1]\n```\n\n    c[1]', [1]);

    expect(chips(drawn)).toEqual([]);
    for (const text of ['a[1]', 'b[1]', 'c[1]', 'see [1]']) expect(drawn.textContent).toContain(text);
  });

  test('one that the server has escaped stays text, at the beginning of a line too', () => {
    const drawn = whole('\\[1\\]\n\n\\[1\\] Smith, \\[2\\]', [1, 2]);

    expect(drawn.querySelector('[data-tex]')).toBeNull();
    expect(drawn.textContent!.trim()).toBe('[1]\n[1] Smith, [2]');
  });

  test('two in a row and one in a cell are chips', () => {
    expect(chips(whole('Yes [1][2].\n\n| a |\n|---|\n| b [2] |', [1, 2]))).toEqual(['1', '2', '2']);
  });

  test('while the text still grows none is a chip: what it cites is not known yet', () => {
    expect(chips(streamed('So it is [1].', 1))).toEqual([]);
  });
});

test('a word of 50,000 letters is one word', () => {
  expect(whole('x'.repeat(50_000)).textContent!.trim()).toHaveLength(50_000);
});

test('a person’s line ends where they ended it; the school’s text runs on', () => {
  expect(markdown('a\nb', { ...reading(), breaks: true }).querySelector('br')).not.toBeNull();
  expect(markdown('a\nb', reading()).querySelector('br')).toBeNull();
});

test('a preview has the words alone: no marks, no numbers of sources', () => {
  expect(plain('# Title\nSo **it** is: [1]\n\n- one\n- [two](https://school.example)')).toBe('Title So it is: one two');
});

test('a preview parts what stands on lines of its own', () => {
  expect(plain('one\ntwo\n```\nthree\n```\nfour\n\n$$\nfive\n$$\nsix')).toBe('one two three four $$ five $$ six');
});

test('formulas are drawn as MathML that can do nothing', async () => {
  const drawn = whole('So $\\frac{a}{b}$ and $\\href{javascript:alert(1)}{x}$.');

  await vi.waitFor(() => expect(drawn.querySelector('math mfrac')).not.toBeNull());
  expect(drawn.querySelector('a, [href], [style]')).toBeNull();
  expect(drawn.querySelectorAll('math')).toHaveLength(2);
});

test('code is coloured without a change to its text', async () => {
  const code = whole('```python\nfor x in range(3):\n    print("<b>")\n```').querySelector('code')!;
  const text = code.textContent;

  await vi.waitFor(() => expect(code.querySelector('span')).not.toBeNull());
  expect(code.textContent).toBe(text);
});

test('code is called by its language, without what else a lesson says of it', () => {
  expect(whole('```rust,ignore\nx + 1\n```').textContent).toMatch(/^\s*rust(?!,)/);
});
