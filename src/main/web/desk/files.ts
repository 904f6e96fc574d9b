// Files beside a reply: they go to the server while one writes.
import { Refused } from '../common/api.js';
import type { Attachment } from '../common/types.js';
import type { Reply } from './reply.js';

export interface Chosen {
  id: number;
  name: string;
  size: number;
  done?: Attachment;
  error?: string;
}

const MOST = 5;
const MOST_BYTES = 10 * 1024 * 1024;
let numbers = 0;

export class Files {
  all: Chosen[] = [];

  constructor(private readonly reply: Reply) {}

  get done(): Attachment[] {
    return this.all.flatMap(file => file.done ?? []);
  }

  get busy(): boolean {
    return this.all.some(file => !file.done && !file.error);
  }

  clear(): void {
    this.all = [];
  }

  remove(file: Chosen): void {
    this.all = this.all.filter(other => other !== file);
    this.reply.requestUpdate();
    this.reply.field.focus();
  }

  readonly chosen = (change: Event): void => {
    const input = change.target as HTMLInputElement;
    this.add([...(input.files ?? [])]);
    input.value = '';
  };

  readonly pasted = (paste: ClipboardEvent): void => {
    const files = [...(paste.clipboardData?.files ?? [])];
    if (!files.length) return;
    paste.preventDefault();
    this.add(files);
  };

  readonly dropped = (drop: DragEvent): void => {
    drop.preventDefault();
    this.add([...(drop.dataTransfer?.files ?? [])]);
  };

  private add(files: File[]): void {
    const { words } = this.reply.d;
    for (const file of files) {
      const one: Chosen = { id: numbers++, name: file.name, size: file.size };
      if (this.all.length >= MOST) one.error = words.say('file.many');
      else if (file.size > MOST_BYTES) one.error = words.say('file.large');
      else void this.upload(one, file);
      this.all = [...this.all, one];
    }
    this.reply.requestUpdate();
  }

  private async upload(one: Chosen, file: File): Promise<void> {
    const { d, work } = this.reply;
    const form = new FormData();
    form.append('file', file, file.name);
    try {
      one.done = await d.api.call<Attachment>('POST', `/conversations/${work.conversation!.id}/attachments`, form);
    } catch (why) {
      const status = why instanceof Refused ? why.status : 0;
      const key =
        status === 413
          ? 'file.large'
          : status === 415 || status === 422
            ? 'file.kind'
            : status === 403
              ? 'file.barred'
              : 'file.failed';
      one.error = d.words.say(key);
    }
    this.reply.requestUpdate();
  }
}
