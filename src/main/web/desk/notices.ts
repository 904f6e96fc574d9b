// What is told outside of the page: the count in the title, a dot on the favicon, notices of the browser.
import type { Memory } from '../common/memory.js';

const SLOT = 'notices';
/** At most one notice of the browser in a minute. */
const EACH_MS = 60_000;
const TONE = { hertz: 660, seconds: 0.14, volume: 0.08 };

interface Wanted {
  browser?: boolean;
  sound?: boolean;
  asked?: boolean;
}

export class Notices {
  private last = 0;
  private dotted = false;

  constructor(
    private readonly memory: Memory,
    /** The desk is the page: title and favicon are its own. */
    private readonly whole: boolean,
  ) {}

  get wanted(): Wanted {
    return this.memory.read<Wanted>(SLOT) ?? {};
  }

  want(change: Wanted): void {
    this.memory.write(SLOT, { ...this.wanted, ...change });
  }

  /** Asks the browser; only ever after a press. */
  async ask(): Promise<boolean> {
    const allowed = 'Notification' in window && (await Notification.requestPermission()) === 'granted';
    this.want({ browser: allowed, asked: true });
    return allowed;
  }

  /** Whether one may be asked: once, at the first claim. */
  get mayAsk(): boolean {
    return 'Notification' in window && Notification.permission === 'default' && !this.wanted.asked;
  }

  /** How many wait. */
  count(waiting: number, title: string, unseen: boolean): void {
    if (!this.whole) return;
    document.title = waiting ? `(${waiting}) ${title}` : title;
    if (unseen !== this.dotted) {
      this.dotted = unseen;
      const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
      if (link) link.href = unseen ? '/desk/favicon-news.svg' : '/favicon.svg';
    }
  }

  /** Something for this very person, while they look elsewhere. */
  tell(title: string, body: string, open: () => void): void {
    if (document.visibilityState === 'visible' && document.hasFocus()) return;
    const now = Date.now();
    if (now - this.last < EACH_MS) return;
    this.last = now;
    if (this.wanted.sound) void sound();
    if (!this.wanted.browser || !('Notification' in window) || Notification.permission !== 'granted') return;
    const notice = new Notification(title, { body, tag: 'opora-desk' });
    notice.onclick = () => {
      window.focus();
      open();
      notice.close();
    };
  }
}

async function sound(): Promise<void> {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  volume.gain.value = TONE.volume;
  tone.frequency.value = TONE.hertz;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + TONE.seconds);
  tone.onended = () => void audio.close();
}
