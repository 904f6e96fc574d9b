// What the desk needs to know of the school and of oneself; what cannot be read is left out.
import type { Api } from '../common/api.js';
import type { Chosen, Macro, Staff, Team } from './types.js';

export interface Learned {
  chosen: Chosen;
  people: Staff[];
  teamsKnown: Team[];
  courses: { externalId: string; title: string }[];
  macros: Macro[];
}

export async function learn(api: Api): Promise<Learned> {
  const list = <T>(path: string): Promise<T[]> =>
    api.get<{ items: T[] }>(path).then(
      page => page.items,
      () => [],
    );
  const [chosen, people, teamsKnown, courses, macros] = await Promise.all([
    api.get<Chosen>('/me/preferences').catch(() => ({}) as Chosen),
    list<Staff>('/staff?limit=200'),
    list<Team>('/teams'),
    list<{ externalId: string; title: string }>('/courses?limit=200'),
    list<Macro>('/desk/macros'),
  ]);
  return { chosen, people, teamsKnown, courses, macros };
}
