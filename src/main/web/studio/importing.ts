// An import as the server tells it, and files as a browser hands them over.

export type ImportState = 'running' | 'preview' | 'paused' | 'cancelled' | 'done' | 'failed';

export interface ImportFile {
  name: string;
  /** Absent while it is still to be read. */
  state?: 'imported' | 'unchanged' | 'rejected';
  effect?: 'new' | 'changed' | 'unchanged' | 'rejected';
  reason?: string;
  articles: string[];
}

export interface Import {
  id: string;
  state: ImportState;
  done: number;
  total: number;
  files: ImportFile[];
  archived?: string[];
  createdAt?: string;
}

export interface Chosen {
  name: string;
  file: File;
}

/** What the browser gives of a folder's entry; the types of the DOM leave the details open. */
interface Entry {
  isFile: boolean;
  fullPath: string;
  file(found: (file: File) => void, lost: () => void): void;
  createReader(): { readEntries(some: (entries: Entry[]) => void, lost: () => void): void };
}

const fileOf = (entry: Entry): Promise<File | null> => new Promise(found => entry.file(found, () => found(null)));

/** A reader gives a hundred at a time, and none at the end. */
async function within(folder: Entry): Promise<Entry[]> {
  const reader = folder.createReader();
  const all: Entry[] = [];
  for (;;) {
    const some = await new Promise<Entry[]>(found => reader.readEntries(found, () => found([])));
    if (!some.length) return all;
    all.push(...some);
  }
}

async function walked(entry: Entry): Promise<Chosen[]> {
  if (entry.isFile) {
    const file = await fileOf(entry);
    return file ? [{ name: entry.fullPath.replace(/^\//, ''), file }] : [];
  }
  return (await Promise.all((await within(entry)).map(walked))).flat();
}

/** Files and folders that were dropped, under their paths. */
export async function dropped(data: DataTransfer): Promise<Chosen[]> {
  const entries = [...data.items]
    .map(item => item.webkitGetAsEntry() as unknown as Entry | null)
    .filter(one => one !== null);
  const found = (await Promise.all(entries.map(walked))).flat();
  return wanted(found.length ? found : [...data.files].map(file => ({ name: file.name, file })));
}

export const chosen = (files: Iterable<File>): Chosen[] =>
  wanted([...files].map(file => ({ name: file.webkitRelativePath || file.name, file })));

/** What systems leave in folders is nobody's material. */
const wanted = (all: Chosen[]): Chosen[] =>
  all.filter(({ name }) => !/(^|\/)(\.[^/]*|Thumbs\.db|__MACOSX\/.*)$/i.test(name));

/** As the server will count them: the largest that it takes, and how much at once. */
export const LARGEST = 50_000_000;

export type Look = 'waits' | 'new' | 'changed' | 'unchanged' | 'rejected' | 'imported';

/** What is said of a file: what became of it, else what would become of it. */
export const lookOf = (file: ImportFile): Look => file.state ?? file.effect ?? 'waits';

export const isOver = (one: Import): boolean => one.state !== 'running' && one.state !== 'paused';

export function counted(files: readonly ImportFile[]): Record<Look, number> {
  const counts: Record<Look, number> = { waits: 0, new: 0, changed: 0, unchanged: 0, rejected: 0, imported: 0 };
  for (const file of files) counts[lookOf(file)]++;
  return counts;
}
