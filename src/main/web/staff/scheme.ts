// Light or dark, as one chose or as the system says.
import type { Scheme } from '../common/tokens.js';

export function schemeOf({ scheme = 'auto' }: { scheme?: Scheme | 'auto' }): Scheme {
  if (scheme !== 'auto') return scheme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
