import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { barrierFor, NOBODY } from './os-user.js';

/**
 * `.data` in the project. Under root, when PostgreSQL (which then runs as `nobody`) could not enter the project, as in a home of
 * mode 0700: a folder in /var/lib, one for each checkout.
 */
export function defaultDataFolder(projectRoot: string): string {
  const closed = process.platform === 'linux' && process.getuid?.() === 0 && barrierFor(NOBODY, projectRoot) !== undefined;
  if (!closed) return join(projectRoot, '.data');
  const checkout = createHash('sha256').update(projectRoot).digest('hex').slice(0, 8);
  return join('/var/lib/cus-hub', `${basename(projectRoot)}-${checkout}`);
}
