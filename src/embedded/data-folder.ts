import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, realpathSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { lockFolder, MARK, OWNER } from './folder-lock.js';
import { CLUSTER } from './cluster.js';
import { stopPostmasterLeftIn } from './postmaster-left-behind.js';
import { onDisk, OTHER_FOLDER, StartFault } from './start-fault.js';

/** Where one hub, and no other, keeps everything it must not lose. */
export interface DataFolder {
  /** Absolute, with symbolic links resolved. */
  readonly path: string;
  /** Gives the folder back. May be called twice. */
  close(): void;
}

const MEGABYTE = 1024 * 1024;
const MEGABYTES_FIRST_START = 300;
const MEGABYTES_LATER_START = 50;
/** What a file system puts into its own root: an empty disk mounted here is still empty. */
const LOST_AND_FOUND = 'lost+found';
const STAYS = new Set([MARK, OWNER, LOST_AND_FOUND]);

/**
 * Opens the data folder, creating it if need be, and locks it for this process.
 * `fresh` removes what is in it, but only when the folder carries our mark.
 * `megabytesNeeded` replaces the usual demand for free space (300 MB at first, 50 MB later).
 * Throws StartFault.
 */
export async function openDataFolder(
  path: string,
  options: { readonly fresh: boolean; readonly megabytesNeeded?: number },
): Promise<DataFolder> {
  const folder = createFolder(resolve(path));
  refuseForeign(folder, options.fresh);
  const release = lockFolder(folder);
  try {
    if (options.fresh) await empty(folder);
    demandSpace(folder, options.megabytesNeeded);
    return { path: folder, close: release };
  } catch (error) {
    release();
    throw error;
  }
}

function createFolder(path: string): string {
  return onDisk(path, () => {
    makeFolders(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(path);
  });
}

/** Not mkdir's own `recursive`: Node 24 never comes back from it where the system answers ENOENT below an existing folder (/proc). */
function makeFolders(path: string): void {
  const present = statSync(path, { throwIfNoEntry: false });
  if (present?.isDirectory()) return;
  if (present) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
  makeFolders(dirname(path));
  try {
    mkdirSync(path);
    chmodSync(path, 0o711); // whatever the umask: PostgreSQL may have to pass here as another user
  } catch (error) {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error; // another hub may have been faster
  }
}

function refuseForeign(folder: string, fresh: boolean): void {
  const entries = onDisk(folder, () => readdirSync(folder)).filter((name) => name !== LOST_AND_FOUND);
  if (entries.length === 0 || entries.includes(MARK)) return;
  const because = `nie jest pusty i nie założył go hub (brak pliku ${MARK})`;
  throw new StartFault(
    fresh
      ? `Opcja --fresh nie usunie zawartości folderu ${folder}, bo ${because}: ${OTHER_FOLDER} -- --fresh`
      : `Folder ${folder} ${because}: ${OTHER_FOLDER}`,
  );
}

async function empty(folder: string): Promise<void> {
  await stopPostmasterLeftIn(join(folder, CLUSTER));
  onDisk(folder, () => {
    const doomed = readdirSync(folder).filter((name) => !STAYS.has(name));
    for (const name of doomed) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  });
}

function demandSpace(folder: string, megabytesNeeded: number | undefined): void {
  const needed = megabytesNeeded ?? (existsSync(join(folder, CLUSTER)) ? MEGABYTES_LATER_START : MEGABYTES_FIRST_START);
  const { bavail, blocks, bsize } = onDisk(folder, () => statfsSync(folder));
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  if (free >= needed || blocks === 0) return; // some virtual file systems do not count their blocks
  throw new StartFault(
    `Na dysku z folderem danych ${folder} jest ${free} MB wolnego miejsca, a potrzeba ${needed} MB: zwolnij miejsce albo ${OTHER_FOLDER}`,
  );
}
