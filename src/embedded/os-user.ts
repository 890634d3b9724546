import { chmodSync, chownSync, lchownSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onDisk, OTHER_FOLDER, StartFault } from './start-fault.js';

/** An operating-system user by number. */
export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to work as root; `nobody` is on every Linux and owns nothing. */
export const NOBODY: OsUser = { uid: 65534, gid: 65534 };

const ROOT = 0;

/**
 * Whom PostgreSQL shall run as: undefined means "as we do". Under root it is `nobody`, or the owner of a cluster that is already
 * there. Throws StartFault when the cluster belongs to a user whom we may not become.
 */
export function postgresUser(cluster: string): OsUser | undefined {
  const own = process.getuid?.();
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (own !== ROOT) {
    if (own === undefined || !owner || owner.uid === own) return undefined;
    throw new StartFault(
      `Bazę w folderze ${cluster} założył inny użytkownik (uid ${owner.uid}): uruchom hub tak jak poprzednio albo ${OTHER_FOLDER}`,
    );
  }
  if (process.platform !== 'linux') {
    throw new StartFault('Na tym systemie PostgreSQL nie wystartuje dla roota: uruchom hub jako zwykły użytkownik');
  }
  return owner && owner.uid !== ROOT ? { uid: owner.uid, gid: owner.gid } : NOBODY;
}

/** Gives a whole tree to `user`. */
export function handOver(tree: string, user: OsUser | undefined): void {
  if (!user) return;
  lchownSync(tree, user.uid, user.gid);
  if (!lstatSync(tree).isDirectory()) return;
  for (const name of readdirSync(tree)) handOver(join(tree, name), user);
}

/** Gives one file or folder to `user`. */
export function giveTo(path: string, user: OsUser | undefined): void {
  if (user) chownSync(path, user.uid, user.gid);
}

/** Makes sure that `user` can enter our data folder. Folders above it are not ours to open: that is a StartFault. */
export function letIn(user: OsUser | undefined, folder: string): void {
  if (user && !allows(user, folder, 0o1)) onDisk(folder, () => chmodSync(folder, statSync(folder).mode | 0o011));
  const barrier = barrierFor(user, folder);
  if (!barrier) return;
  throw new StartFault(
    `Folder danych ${folder} leży w ${barrier}, dokąd wstęp ma tylko właściciel, a PostgreSQL nie działa jako root: ` +
      'wskaż folder dostępny dla wszystkich (HUB_DATA_DIR=/var/lib/cus-hub npm start) albo uruchom hub jako zwykły użytkownik',
  );
}

/** The first folder on the way to `path` that `user` may not pass, or `path` itself when it may not be read; undefined = no barrier. */
export function barrierFor(user: OsUser | undefined, path: string): string | undefined {
  if (!user) return undefined;
  const real = realpathSync(path);
  const above: string[] = [];
  for (let folder = dirname(real); ; folder = dirname(folder)) {
    above.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  const barrier = above.find((folder) => !allows(user, folder, 0o1));
  if (barrier) return barrier;
  return allows(user, real, statSync(real).isDirectory() ? 0o1 : 0o4) ? undefined : real;
}

/** `right` is one octal digit: 4 read, 2 write, 1 execute or pass through. Access lists beyond the mode are not looked at. */
function allows(user: OsUser, path: string, right: number): boolean {
  const { uid, gid, mode } = statSync(path);
  if (uid === user.uid) return ((mode >> 6) & right) === right;
  if (gid === user.gid) return ((mode >> 3) & right) === right;
  return (mode & right) === right;
}
