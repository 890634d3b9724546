import { accessSync, closeSync, constants, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { types } from 'node:util';
import { onDisk, OTHER_FOLDER, StartFault } from './start-fault.js';

/** The file that marks a folder as ours. It stays empty; the lock is held on it. */
export const MARK = 'cus-hub.folder';
/** Who holds the lock: a process number, for the sentence only. */
export const OWNER = 'hub.pid';
const SQLITE_BUSY = 5;

/**
 * Takes the folder for this process alone; the returned function gives it back.
 *
 * The lock is the operating system's own (SQLite's exclusive transaction on the mark), so it ends with its process however that
 * ends: there is no stale lock to recognise and no process number to compare. `hub.pid` only serves the sentence.
 * Throws StartFault when another hub holds the folder.
 */
export function lockFolder(path: string): () => void {
  const mark = join(path, MARK);
  onDisk(path, () => {
    createOnce(mark);
    accessSync(mark, constants.R_OK | constants.W_OK);
  });
  const held = holdExclusively(mark, path);
  const owner = join(path, OWNER);
  try {
    onDisk(path, () => writeFileSync(owner, `${process.pid}\n`));
  } catch (error) {
    held.close();
    throw error;
  }
  const release = (): void => {
    process.off('exit', release);
    if (!held.isOpen) return;
    rmSync(owner, { force: true });
    held.close();
  };
  process.once('exit', release); // also a hub that gives up leaves nothing behind
  return release;
}

/** An existing mark is never opened by us: closing it would drop a lock that this very process holds on it (POSIX). */
function createOnce(mark: string): void {
  if (existsSync(mark)) return;
  try {
    closeSync(openSync(mark, 'wx', 0o644));
  } catch (error) {
    if (!existsSync(mark)) throw error;
  }
}

function holdExclusively(mark: string, path: string): DatabaseSync {
  const held = new DatabaseSync(mark);
  try {
    held.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return held;
  } catch (error) {
    held.close();
    const busy = types.isNativeError(error) && 'errcode' in error && error.errcode === SQLITE_BUSY;
    if (busy) throw new StartFault(inUse(path));
    throw new StartFault(`W folderze danych ${path} nie da się założyć blokady (plik ${MARK}): ${OTHER_FOLDER}`, { cause: error });
  }
}

function inUse(path: string): string {
  const owner = join(path, OWNER);
  const pid = existsSync(owner) ? ` (pid ${readFileSync(owner, 'utf8').trim()})` : '';
  return `Folder danych ${path} jest używany przez działający hub${pid}: zatrzymaj go albo ${OTHER_FOLDER}`;
}
