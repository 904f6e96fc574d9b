// Where one is in the studio, as the address says it.
import type { Route } from './routes.js';

export const HOME = '/studio/';

export interface Place {
  route: Route;
  params: Record<string, string>;
  query: URLSearchParams;
}

function decoded(step: string): string | null {
  try {
    return decodeURIComponent(step);
  } catch {
    return null;
  }
}

function matched(route: Route, path: string): Record<string, string> | null {
  const wanted = route.path.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [at, step] of wanted.entries()) {
    const value = decoded(given[at]!);
    if (value === null) return null;
    if (step.startsWith(':')) params[step.slice(1)] = value;
    else if (step !== value) return null;
  }
  return params;
}

/** @return null where no page stands */
export function read(routes: readonly Route[], path: string, search = ''): Place | null {
  if (!`${path}/`.startsWith(HOME)) return null;
  for (const route of routes) {
    const params = matched(route, path.slice(HOME.length));
    if (params) return { route, params, query: new URLSearchParams(search) };
  }
  return null;
}

/** An address of the studio: its steps, then what is asked for. */
export function address(steps: readonly string[], query: Record<string, string | undefined> = {}): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) asked.set(name, value);
  const text = asked.toString();
  return HOME + steps.map(encodeURIComponent).join('/') + (text ? `?${text}` : '');
}
