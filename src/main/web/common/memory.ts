// What the browser keeps between pages: drafts, unsent messages, how the widget looks. Never a token, never an answer.

const PREFIX = 'opora:';

function store(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null; // barred by the browser: the widget works and forgets
  }
}

/** How the widget looks on this device. */
export interface Look {
  docked?: boolean;
  greeted?: boolean;
  wide?: boolean;
  size?: 15 | 17 | 19;
  sound?: boolean;
  notices?: boolean;
  accent?: string;
  /** A conversation is open: the session starts when the page is idle. */
  open?: boolean;
}

export class Memory {
  constructor(private readonly key: string) {}

  read<T>(name: string): T | undefined {
    try {
      const text = store()?.getItem(`${PREFIX}${this.key}:${name}`);
      return text ? (JSON.parse(text) as T) : undefined;
    } catch {
      return undefined;
    }
  }

  write(name: string, value: unknown): void {
    const full = `${PREFIX}${this.key}:${name}`;
    try {
      if (value === undefined || value === '' || (Array.isArray(value) && !value.length)) store()?.removeItem(full);
      else store()?.setItem(full, JSON.stringify(value));
    } catch {
      // full or barred: what is on the screen is still there
    }
  }

  look(): Look {
    return this.read<Look>('look') ?? {};
  }

  setLook(change: Look): Look {
    const look = { ...this.look(), ...change };
    this.write('look', look);
    return look;
  }

  /** Forgets everything of this school. */
  clear(): void {
    const all = store();
    if (!all) return;
    for (const name of Object.keys(all)) if (name.startsWith(`${PREFIX}${this.key}:`)) all.removeItem(name);
  }
}
