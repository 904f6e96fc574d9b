// KaTeX, a part of its own: MathML only, so that it needs neither fonts nor inline styles.
import createDOMPurify from 'dompurify';
import katex from 'katex';

const purify = createDOMPurify(window);

/** A formula as MathML; null where it cannot be read. */
export function draw(tex: string, displayMode: boolean): DocumentFragment | null {
  try {
    const markup = katex.renderToString(tex, {
      displayMode,
      output: 'mathml',
      throwOnError: true,
      trust: false,
      maxExpand: 200,
      maxSize: 20,
    });
    return purify.sanitize(markup, {
      USE_PROFILES: { mathMl: true },
      ADD_TAGS: ['semantics', 'annotation'],
      FORBID_ATTR: ['style', 'href', 'xlink:href'],
      RETURN_DOM_FRAGMENT: true,
    }) as unknown as DocumentFragment;
  } catch {
    return null;
  }
}
