// Markdown as elements: parsed by marked, held to an allow-list by DOMPurify, then chips, quotes, code and formulas.
import createDOMPurify, { type Config } from 'dompurify';
import { Marked, type Token, type Tokens } from 'marked';
import { decorateCode } from './code.js';
import { mathExtension, renderMath } from './formulas.js';

export interface Reading {
  /** A line end is a line break, as people type. */
  breaks?: boolean;
  /** The numbers that are citations of this message; any other `[7]` stays text. `unknown`: the text is still coming. */
  cited?: ReadonlySet<number> | 'unknown';
  /** Addresses of images must start with this origin; others stay as their words. */
  origin: string;
  /** What the buttons that are made here are called. */
  names: { chip(n: number): string; copy: string; copied: string };
}

const purify = createDOMPurify(window);
const ALLOWED: Config = {
  ALLOWED_TAGS: [
    'p',
    'br',
    'strong',
    'em',
    'del',
    'code',
    'pre',
    'ul',
    'ol',
    'li',
    'blockquote',
    'a',
    'img',
    'hr',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'span',
  ],
  ALLOWED_ATTR: ['href', 'title', 'src', 'alt', 'start', 'align', 'data-lang', 'data-tex', 'data-display'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^https?:/i,
  // The rule of addresses is held against every attribute that is not named here.
  ADD_URI_SAFE_ATTR: ['start', 'align', 'data-lang', 'data-tex', 'data-display'],
  RETURN_DOM_FRAGMENT: true,
};
const WEB = /^https?:\/\//i;
const CHIP = /\[(\d{1,3})\]/g;
/** Marks that turn the direction of writing; they could make a text read as what it is not. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);

function parser(breaks: boolean): Marked {
  const marked = new Marked({ gfm: true, breaks });
  marked.use({
    extensions: mathExtension,
    renderer: {
      // Markup in the text is shown, never read.
      html: ({ text }) => escapeHtml(text),
      // marked trusts what follows an open <pre>, <code>, <kbd> or <script>; nobody's text is trusted here.
      text(token) {
        if ('escaped' in token) token.escaped = false;
        // `\[7\]` is the server's way to say that this is no citation: it is kept apart from its number.
        return token.type === 'escape' && token.text === '[' ? '<span>[</span>' : false;
      },
      heading({ tokens }) {
        return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>\n`;
      },
      code: ({ text, lang }) =>
        `<pre data-lang="${escapeHtml(lang?.split(/[\s,]/)[0] ?? '')}"><code>${escapeHtml(text)}</code></pre>\n`,
      br: () => '<br>\n',
      checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
    },
  });
  return marked;
}
const AS_WRITTEN = parser(false);
const AS_TYPED = parser(true);
const of = (reading: Reading) => (reading.breaks ? AS_TYPED : AS_WRITTEN);

const clean = (html: string): DocumentFragment => purify.sanitize(html, ALLOWED) as unknown as DocumentFragment;

function holdLinks(fragment: DocumentFragment, origin: string): void {
  for (const link of fragment.querySelectorAll('a')) {
    if (!WEB.test(link.getAttribute('href') ?? '')) {
      link.replaceWith(...link.childNodes);
      continue;
    }
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  for (const image of fragment.querySelectorAll('img')) {
    const source = image.getAttribute('src') ?? '';
    if (source.startsWith(`${origin}/`)) {
      image.loading = 'lazy';
      image.decoding = 'async';
    } else {
      image.replaceWith(image.alt);
    }
  }
}

function* texts(root: Node): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield walker.currentNode as Text;
}

function chipOf(n: number, reading: Reading): HTMLElement {
  const chip = document.createElement('button');
  chip.type = 'button';
  chip.className = 'chip';
  chip.dataset.cite = String(n);
  chip.textContent = String(n);
  chip.setAttribute('aria-haspopup', 'dialog');
  chip.setAttribute('aria-label', reading.names.chip(n));
  return chip;
}

/** Takes the room of a chip, so that nothing moves when the message is finished. */
function placeholder(n: number): HTMLElement {
  return Object.assign(document.createElement('span'), { className: 'chip', textContent: String(n) });
}

/** `[n]` becomes a chip outside code and links, and only where the message has that citation. */
function putChips(fragment: DocumentFragment, reading: Reading): void {
  const { cited } = reading;
  if (!cited) return;
  for (const text of [...texts(fragment)]) {
    if (text.parentElement?.closest('code, pre, a, [data-tex]')) continue;
    const parts: (string | HTMLElement)[] = [];
    let from = 0;
    for (const found of text.data.matchAll(CHIP)) {
      const n = Number(found[1]);
      if (cited !== 'unknown' && !cited.has(n)) continue;
      const chip = cited === 'unknown' ? placeholder(n) : chipOf(n, reading);
      parts.push(text.data.slice(from, found.index), chip);
      from = found.index + found[0].length;
    }
    if (from) text.replaceWith(...parts, text.data.slice(from));
  }
}

function finish(fragment: DocumentFragment, reading: Reading): DocumentFragment {
  holdLinks(fragment, reading.origin);
  putChips(fragment, reading);
  for (const table of fragment.querySelectorAll('table')) {
    const wide = document.createElement('div');
    wide.className = 'wide';
    wide.tabIndex = 0;
    table.replaceWith(wide);
    wide.append(table);
  }
  decorateCode(fragment, reading.names);
  renderMath(fragment);
  return fragment;
}

/** A finished text. */
export function markdown(text: string, reading: Reading): DocumentFragment {
  return finish(clean(of(reading).parse(text.replace(DIRECTION, ''), { async: false })), reading);
}

/** The words of a text without its marks: for previews and screen readers. */
export function plain(text: string): string {
  const fragment = clean(AS_TYPED.parse(text.replace(DIRECTION, ''), { async: false }));
  return (fragment.textContent ?? '')
    .replace(/\s?\[\d{1,3}\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The longest stretch of text that is read again at each step of a stream. */
type Block = { raw: string; nodes: Node[] };

/** A text that is still being written: finished blocks stay as they are, only the last is drawn again. */
export class Growing {
  readonly element = document.createElement('div');
  private blocks: Block[] = [];
  private text = '';

  constructor(private readonly reading: Reading) {
    this.element.className = 'said growing';
  }

  /** Shows the text as far as it has come. */
  show(text: string): void {
    if (text === this.text) return;
    this.text = text;
    const tokens = AS_WRITTEN.lexer(text.replace(DIRECTION, ''));
    const links = tokens.links;
    tokens.forEach((token: Token, at: number) => {
      const known = this.blocks[at];
      if (known?.raw === token.raw) return;
      const alone = Object.assign([token as Tokens.Generic], { links });
      const fragment = finish(clean(AS_WRITTEN.parser(alone)), { ...this.reading, cited: 'unknown' });
      const nodes = [...fragment.childNodes];
      if (!known) for (const node of nodes) if (node instanceof HTMLElement) node.classList.add('fresh');
      const after = this.blocks.slice(at + 1).find(block => block.nodes.length)?.nodes[0] ?? null;
      this.element.insertBefore(fragment, after);
      for (const node of known?.nodes ?? []) (node as ChildNode).remove();
      this.blocks[at] = { raw: token.raw, nodes };
    });
    for (const gone of this.blocks.splice(tokens.length)) for (const node of gone.nodes) (node as ChildNode).remove();
  }
}
