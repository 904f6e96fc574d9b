// Oneself and the others at work: said to the server once a minute while the page is open.
import type { Api } from '../common/api.js';
import type { Page, Presence } from './types.js';

const TELL_MS = 60_000;
/** Nothing pressed for so long: one is asked whether one is still there. */
export const IDLE_MS = 600_000;
const SIGNS = ['keydown', 'pointerdown', 'wheel'] as const;

export class Self {
  state: Presence['state'] = 'online';
  /** Effort at once; absent until the server has said it. */
  capacity: number | undefined;
  /** One has been asked whether one is still there. */
  asks = false;
  readonly others = new Map<string, Presence>();
  private seen = Date.now();
  private asked = false;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly api: Api,
    private readonly me: string,
    private readonly changed: () => void,
  ) {}

  async start(): Promise<void> {
    for (const sign of SIGNS) addEventListener(sign, this.sign, { passive: true, capture: true });
    this.timer = setInterval(() => this.beat(Date.now()), TELL_MS);
    await this.learn();
    await this.tell();
  }

  end(): void {
    clearInterval(this.timer);
    for (const sign of SIGNS) removeEventListener(sign, this.sign, { capture: true });
  }

  /** Who is there; what cannot be read now is told by the stream. */
  private async learn(): Promise<void> {
    const there = await this.api.get<Page<Presence>>('/desk/presence').catch(() => null);
    for (const one of there?.items ?? []) this.hear(one);
    this.changed();
  }

  private async tell(): Promise<void> {
    const { state, capacity } = this;
    await this.api.call<Presence>('PUT', '/desk/presence', { state, capacity }).then(
      own => this.hear(own),
      () => undefined,
    );
    this.changed();
  }

  hear(one: Presence | null): void {
    if (!one?.staff) return;
    this.others.set(one.staff.id, one);
    if (one.staff.id === this.me) this.capacity = one.capacity;
  }

  get load(): number | undefined {
    return this.others.get(this.me)?.load;
  }

  set(change: { state?: Presence['state']; capacity?: number }): void {
    if (change.state) this.state = change.state;
    if (change.capacity !== undefined) {
      this.capacity = Math.min(40, Math.max(0, change.capacity));
    }
    this.asks = false;
    this.changed();
    void this.tell();
  }

  private readonly sign = (): void => {
    this.seen = Date.now();
    this.asked = false;
  };

  /** Once a minute. Away is never guessed in silence: one is asked, and is away after another minute. */
  beat(now: number): void {
    if (this.state === 'online' && now - this.seen > IDLE_MS) {
      if (this.asks) {
        this.state = 'away';
        this.asks = false;
      } else if (!this.asked) {
        this.asks = true;
        this.asked = true;
      }
      this.changed();
    }
    void this.tell();
  }
}
