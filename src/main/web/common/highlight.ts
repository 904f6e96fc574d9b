// Colours for code, a part of its own: loaded with the first block that is met.
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import cpp from 'highlight.js/lib/languages/cpp';
import css from 'highlight.js/lib/languages/css';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';

for (const [name, language] of Object.entries({
  bash,
  cpp,
  css,
  java,
  javascript,
  json,
  python,
  rust,
  sql,
  typescript,
  xml,
})) {
  hljs.registerLanguage(name, language);
}

/** A run of coloured text; null where the language is not known. Built from text nodes, never from markup. */
export function highlight(text: string, language: string): DocumentFragment | null {
  if (language && !hljs.getLanguage(language)) return null;
  const result = language ? hljs.highlight(text, { language, ignoreIllegals: true }) : hljs.highlightAuto(text);
  if (!language && result.relevance < 5) return null;
  return draw((result as unknown as { _emitter: { rootNode: Branch } })._emitter.rootNode);
}

interface Branch {
  scope?: string;
  children: (string | Branch)[];
}

function draw(branch: Branch): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const child of branch.children) {
    if (typeof child === 'string') {
      fragment.append(child);
    } else {
      const span = document.createElement('span');
      span.className = `hl-${(child.scope ?? '').split('.')[0]}`;
      span.append(draw(child));
      fragment.append(span);
    }
  }
  return fragment;
}
