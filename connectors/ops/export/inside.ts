import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { ExportRefused } from './export-refused.js';

/**
 * The real path of what lies in the folder under these names; what is not there keeps its own path, and whoever reads it finds out. The folder
 * itself may be a link, as mounts are. Throws ExportRefused OUTSIDE for a link that leads out of it: whoever can write into the share could
 * have the hub read anything on this machine.
 */
export async function inside(folder: string, ...names: readonly string[]): Promise<string> {
  const path = join(folder, ...names);
  const [root, real] = await Promise.all([folder, path].map((each) => realpath(each).catch(() => undefined)));
  if (root === undefined || real === undefined) return path;
  if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) throw new ExportRefused('OUTSIDE', names.at(-1));
  return real;
}
