import { readFile, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExportRefused } from './export-refused.js';
import type { GatheredExport } from './gather.js';
import { inside } from './inside.js';
import { readExport } from './read-export.js';

/** The pointer: a text file that holds the name of the newest export's folder and is replaced by renaming. */
const POINTER = 'current';
/** Nothing that leads out of the folder. */
const EXPORT_NAME = /^export-[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{4}$/;
const POINTER_BYTES_MAX = 256;

export interface Watch {
  readonly folder: string;
  readonly pollMilliseconds: number;
  readonly clock: () => Date;
}

/** What is known of the folder now. */
export interface Newest {
  /** The last good export; stays in use until a better one has been read to its end. */
  readonly inUse: GatheredExport | undefined;
  /** How many people the export before it had; undefined for the first one since start. */
  readonly peopleBefore: number | undefined;
  /** The export that the pointer names now was not taken. */
  readonly refused: Refused | undefined;
  readonly lastRefused: Refused | undefined;
  readonly readings: number;
  readonly readingMilliseconds: number | undefined;
}

export interface Refused {
  /** As the pointer has it; undefined when the pointer itself is what is wrong. */
  readonly name: string | undefined;
  readonly reason: ExportRefused;
  /** When it was first found to be so. */
  readonly at: Date;
}

export interface NewestExport {
  now(): Newest;
  /** Resolves once the folder has been looked at for the first time. */
  readonly lookedAt: Promise<Newest>;
  close(): Promise<void>;
}

/**
 * Looks at the pointer every so often: file watching says nothing on network shares. A pointer that has not changed is left
 * alone, except that a refused export is read again each time: whoever repairs it need not touch the pointer.
 */
export function newestExport({ folder, pollMilliseconds, clock }: Watch): NewestExport {
  const stop = new AbortController();
  let newest: Newest = { inUse: undefined, peopleBefore: undefined, refused: undefined, lastRefused: undefined, readings: 0, readingMilliseconds: undefined };
  let seen: string | undefined;

  const look = async (): Promise<Newest> => {
    let name: string | undefined;
    try {
      const pointer = await inside(folder, POINTER);
      const stamp = await stampOf(pointer);
      if (stamp === seen && !newest.refused) return newest;
      name = await nameIn(pointer);
      newest = { ...newest, readings: newest.readings + 1 };
      const began = performance.now();
      const inUse = await readExport(folder, name, { now: clock(), notBefore: newest.inUse?.madeAt, signal: stop.signal });
      seen = stamp;
      const isAgain = newest.inUse?.madeAt.getTime() === inUse.madeAt.getTime(); // the pointer was written anew, and leads to the same
      newest = { ...newest, inUse, peopleBefore: isAgain ? newest.peopleBefore : newest.inUse?.people, refused: undefined, readingMilliseconds: performance.now() - began };
    } catch (error) {
      // Whatever else goes wrong is our own reading of it: the export in use must outlive that as well.
      const reason = error instanceof ExportRefused ? error : new ExportRefused('UNREADABLE');
      const isSame = newest.refused?.name === name && newest.refused?.reason.because === reason.because;
      const refused = isSame ? newest.refused : { name, reason, at: clock() };
      if (!stop.signal.aborted) newest = { ...newest, refused, lastRefused: refused };
    }
    return newest;
  };
  const lookedAt = look();
  const watching = (async () => {
    await lookedAt;
    while (!stop.signal.aborted) {
      await sleep(pollMilliseconds, undefined, { signal: stop.signal }).catch(() => undefined);
      if (!stop.signal.aborted) await look();
    }
  })();
  return {
    now: () => newest,
    lookedAt,
    async close() {
      stop.abort();
      await watching;
    },
  };
}

async function stampOf(pointer: string): Promise<string> {
  const found = await stat(pointer, { bigint: true }).catch(() => undefined);
  if (!found) throw new ExportRefused('NO_POINTER');
  if (!found.isFile() || found.size > POINTER_BYTES_MAX) throw new ExportRefused('POINTER');
  return `${found.dev}:${found.ino}:${found.mtimeNs}:${found.size}`;
}

async function nameIn(pointer: string): Promise<string> {
  const name = (await readFile(pointer, 'utf8').catch(() => { throw new ExportRefused('NO_POINTER'); })).trim();
  if (!EXPORT_NAME.test(name)) throw new ExportRefused('POINTER');
  return name;
}
