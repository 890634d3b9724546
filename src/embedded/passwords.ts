import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BEGIN_ANEW, onDisk, StartFault } from './start-fault.js';

/** Roles of the embedded server: `postgres` makes databases, `hub_owner` migrates, `hub` is the application. */
const ROLES = ['postgres', 'hub_owner', 'hub'] as const;
export type Role = (typeof ROLES)[number];
export type Passwords = Readonly<Record<Role, string>>;

const FILE = 'postgres-passwords.json';

/** New passwords, stored where only the user who runs the hub can read them. */
export function generatePasswords(folder: string): Passwords {
  const password = (): string => randomBytes(24).toString('base64url');
  const passwords: Passwords = { postgres: password(), hub_owner: password(), hub: password() };
  onDisk(folder, () => writeFileSync(join(folder, FILE), JSON.stringify(passwords), { mode: 0o600, flush: true }));
  return passwords;
}

/** Throws StartFault when the file is lost or unreadable: without it the data cannot be opened. */
export function readPasswords(folder: string): Passwords {
  try {
    const stored: unknown = JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
    if (isPasswords(stored)) return stored;
  } catch {
    // The same sentence for a missing and for a broken file.
  }
  throw new StartFault(`W folderze danych ${folder} brakuje haseł do bazy (plik ${FILE}): ${BEGIN_ANEW}`);
}

function isPasswords(stored: unknown): stored is Passwords {
  return typeof stored === 'object' && stored !== null && ROLES.every((role) => typeof Reflect.get(stored, role) === 'string');
}
