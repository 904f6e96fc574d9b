// The list by the desk's stream; read every 15 s where there is no stream or it is lost.
import type { Api } from '../common/api.js';
import { listen } from '../common/stream.js';

export interface Hears {
  /** The list has to be read again; rejects when it cannot be. */
  read(): Promise<void>;
  event(name: string, data: unknown): void;
  changed(): void;
}

const READ_MS = 15_000;

export class Live {
  /** Whether what is shown is known to be so. */
  online = true;
  /** Milliseconds since 1970: when what is shown was so. */
  at = Date.now();
  private streaming = false;
  private stop: () => void = () => undefined;
  private timer: ReturnType<typeof setInterval> | undefined;
  private reading: Promise<void> | null = null;
  private again: Promise<void> | null = null;

  constructor(
    private readonly api: Api,
    private readonly hears: Hears,
  ) {}

  /** @param first the list, if it is being read already */
  start(first: Promise<void> | null): void {
    void this.read(first);
    this.stop = listen(this.api, '/desk/events', 0, {
      event: (name, data) => {
        this.at = Date.now();
        if (name === 'lost' || name === 'erased') void this.read();
        if (name !== 'lost') this.hears.event(name, data);
      },
      state: online => this.turned(online),
      gone: () => this.turned(false),
    });
    this.timer = setInterval(() => {
      if (this.streaming) this.at = Date.now();
      else if (document.visibilityState === 'visible') void this.read();
    }, READ_MS);
    addEventListener('online', this.lookAgain);
    document.addEventListener('visibilitychange', this.lookAgain);
  }

  end(): void {
    this.stop();
    clearInterval(this.timer);
    removeEventListener('online', this.lookAgain);
    document.removeEventListener('visibilitychange', this.lookAgain);
  }

  /** Reads the list; one at a time. What is asked for meanwhile is read afterwards: it may be of another list. */
  read(begun: Promise<void> | null = null): Promise<void> {
    if (this.reading) {
      this.again ??= this.reading.then(() => {
        this.again = null;
        return this.read();
      });
      return this.again;
    }
    this.reading = (begun ?? this.hears.read())
      .then(
        () => this.be(true),
        () => this.be(false),
      )
      .finally(() => {
        this.reading = null;
      });
    return this.reading;
  }

  private readonly lookAgain = (): void => {
    if (!this.streaming && document.visibilityState === 'visible') void this.read();
  };

  /** Nothing is replayed: what came while there was no stream has to be read. */
  private turned(streaming: boolean): void {
    const before = this.streaming;
    this.streaming = streaming;
    if (streaming !== before) void this.read();
  }

  private be(online: boolean): void {
    if (online) this.at = Date.now();
    const before = this.online;
    this.online = online;
    if (before !== online) this.hears.changed();
  }
}
