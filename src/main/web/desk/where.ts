// Where one is at the desk, as the address says it: the list with its filters, what is open, which page of a narrow desk.

export const LISTS = ['queue', 'mine', 'all', 'team', 'search'] as const;
export type List = (typeof LISTS)[number];
export const FILTERS = ['team', 'course', 'class', 'reason', 'curator', 'rating', 'state', 'from', 'to'] as const;
export type Filter = (typeof FILTERS)[number];

export interface Where {
  list: List;
  filters: Partial<Record<Filter, string>>;
  query: string;
  /** The handoff that is open. */
  handoff?: string;
  /** A conversation without a handoff of ours that is open. */
  conversation?: string;
  /** The packet is the page of a narrow desk. */
  facts: boolean;
}

export function read(search: string): Where {
  const asked = new URLSearchParams(search);
  const filters: Where['filters'] = {};
  for (const name of FILTERS) {
    const value = asked.get(name);
    if (value) filters[name] = value;
  }
  const list = asked.get('list') as List | null;
  const handoff = asked.get('handoff');
  const conversation = asked.get('conversation');
  return {
    list: list && LISTS.includes(list) ? list : 'queue',
    filters,
    query: asked.get('query') ?? '',
    ...(handoff ? { handoff } : {}),
    ...(conversation ? { conversation } : {}),
    facts: asked.has('facts'),
  };
}

/** @param search the address as it is: what is not ours stays */
export function write(where: Where, search = ''): string {
  const asked = new URLSearchParams(search);
  for (const name of ['list', 'query', 'handoff', 'conversation', 'facts', ...FILTERS]) asked.delete(name);
  if (where.list !== 'queue') asked.set('list', where.list);
  for (const name of FILTERS) if (where.filters[name]) asked.set(name, where.filters[name]);
  if (where.query) asked.set('query', where.query);
  if (where.handoff) asked.set('handoff', where.handoff);
  if (where.conversation) asked.set('conversation', where.conversation);
  if (where.facts) asked.set('facts', '');
  const text = asked.toString().replace(/facts=(&|$)/, 'facts$1');
  return text ? `?${text}` : '?';
}
