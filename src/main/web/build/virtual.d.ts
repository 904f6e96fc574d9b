declare module 'virtual:words/ru' {
  export const usual: Record<string, string>;
  export const friendly: Record<string, string>;
}
declare module 'virtual:words/en' {
  export const usual: Record<string, string>;
  export const friendly: Record<string, string>;
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
/** The file of the widget that this loader belongs to. */
declare const __WIDGET__: string;
