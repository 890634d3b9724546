import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json: where files that are not compiled (WSDL, JSON Schema, SQL) are read from. */
export const PROJECT_ROOT = nearestPackage(import.meta.dirname);

function nearestPackage(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('package.json of the project was not found above the program');
  return nearestPackage(parent);
}
