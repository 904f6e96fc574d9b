// Who works at a school, and what the log keeps of what they do.

export const STAFF_ROLES = ['curator', 'lead', 'methodologist', 'administrator'] as const;

export interface Staff {
  id: string;
  email: string;
  name: string;
  roles: string[];
  teams: string[];
}

export interface Team {
  key: string;
  title: string;
}

export const ACTIONS = [
  'opened',
  'settings-changed',
  'staff-added',
  'staff-changed',
  'staff-removed',
  'team-changed',
  'key-made',
  'key-revoked',
  'secret-made',
  'secret-revoked',
  'student-exported',
  'student-erased',
] as const;

/** By a member of staff or with a key. */
export interface Entry {
  id: string;
  at: string;
  staff?: { id: string; name?: string };
  key?: { id: string; name?: string };
  action: string;
  conversationId?: string;
  about?: string;
  fields: string[];
}
