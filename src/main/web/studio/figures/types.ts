// What `GET /figures` brings.

/** How many of how many; without a share where fewer than five students are behind it. */
export interface Share {
  count: number;
  of: number;
  students: number;
  share?: number;
}
export interface Hour {
  weekday: number;
  hour: number;
  count: number;
}
export interface Day {
  day: string;
  answered: number;
  drafted: number;
  handedOff: Record<string, number>;
  declined: Record<string, number>;
}
export interface FirstReply {
  team?: string;
  handoffs: number;
  replied: number;
  medianMinutes?: number;
  p90Minutes?: number;
  inTime: Share;
}
export interface Unanswered {
  team?: string;
  open: number;
  overdue: number;
  longestMinutes?: number;
}
export interface Tasks {
  same: Share;
  next: Share;
}
export interface Bin {
  from: number;
  to: number;
  confidence?: number;
  right: Share;
}
export interface Figures {
  from: string;
  to: string;
  timeZone: string;
  questions: number;
  students: number;
  load: { hours: Hour[]; peak?: Hour; busiestDay?: string };
  days: Day[];
  firstReplies: FirstReply[];
  unanswered: Unanswered[];
  ratings: { to: string; up: Share }[];
  resolution: {
    answered: Share;
    came: { called: number; reopened: number; repeated: number; any: Share };
    young: number;
    helped: Tasks;
    others: Tasks;
  };
  reliability: { judged: number; bins: Bin[]; error?: number };
}
