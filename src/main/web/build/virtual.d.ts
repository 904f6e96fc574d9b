declare module 'virtual:words/ru' {
  export const usual: Record<string, string>;
  export const friendly: Record<string, string>;
}
declare module 'virtual:words/en' {
  export const usual: Record<string, string>;
  export const friendly: Record<string, string>;
}
declare module 'virtual:words/desk-ru' {
  export const usual: Record<string, string>;
}
declare module 'virtual:words/desk-en' {
  export const usual: Record<string, string>;
}
declare module 'virtual:words/studio-ru' {
  export const usual: Record<string, string>;
}
declare module 'virtual:words/studio-en' {
  export const usual: Record<string, string>;
}
declare module 'virtual:words/loader' {
  const both: Record<'ru' | 'en', Record<string, string>>;
  export default both;
}
declare module 'virtual:words/demo' {
  const both: Record<'ru' | 'en', Record<string, string>>;
  export default both;
}
declare module 'virtual:icon/*' {
  const inner: import('lit').TemplateResult;
  export default inner;
}
/** A file as text. */
declare module '*?raw' {
  const text: string;
  export default text;
}
/** The file of the widget that this loader belongs to. */
declare const __WIDGET__: string;
/** It and what it imports outright. */
declare const __PARTS__: readonly string[];
declare module '*/icons.mjs' {
  export function icons(web: string): import('vite').Plugin;
}
declare module '*/styles.mjs' {
  export function styles(): import('vite').Plugin;
}
declare module '*/words.mjs' {
  export function words(resources: string): import('vite').Plugin;
  export function readWords(
    resources: string,
    tables?: string[],
  ): Record<string, { ru?: string; en?: string; ty?: string }>;
}
