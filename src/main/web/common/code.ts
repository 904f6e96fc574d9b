// Blocks of code: language, copy, and colours that are loaded when the first block is met.

interface Names {
  copy: string;
  copied: string;
}
const SAID_MS = 1600;
/** Colouring longer blocks would hold the page up. */
const LONGEST = 20_000;

function copyButton(code: HTMLElement, names: Names): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = names.copy;
  button.addEventListener('click', () => {
    void navigator.clipboard?.writeText(code.textContent ?? '').then(() => {
      button.textContent = names.copied;
      setTimeout(() => {
        button.textContent = names.copy;
      }, SAID_MS);
    });
  });
  return button;
}

async function colour(code: HTMLElement, language: string): Promise<void> {
  const text = code.textContent ?? '';
  if (!text.trim() || text.length > LONGEST) return;
  const { highlight } = await import('./highlight.js');
  const coloured = highlight(text, language);
  if (coloured && code.textContent === text && !code.querySelector('mark')) code.replaceChildren(coloured);
}

/** Puts each block into a figure with its language and a way to copy it. */
export function decorateCode(fragment: DocumentFragment, names: Names): void {
  for (const pre of fragment.querySelectorAll('pre')) {
    const code = pre.querySelector('code');
    if (!code) continue;
    const language = (pre.dataset.lang ?? '').toLowerCase();
    const head = document.createElement('div');
    head.className = 'code-head';
    const name = document.createElement('span');
    name.textContent = language;
    head.append(name, copyButton(code, names));
    const figure = document.createElement('div');
    figure.className = 'code';
    pre.replaceWith(figure);
    pre.tabIndex = 0;
    figure.append(head, pre);
    void colour(code, language);
  }
}
