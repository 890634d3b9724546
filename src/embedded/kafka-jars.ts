import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { PROJECT_ROOT } from '../project-root.js';
import { KafkaCannotStart } from './kafka-cannot-start.js';

const POM = join(PROJECT_ROOT, 'test/kafka/pom.xml');
const JAVA_MINIMUM = 17;

export interface KafkaJars {
  /** For example `4.4.0`: the one named in test/kafka/pom.xml. */
  readonly version: string;
  /** The folder of the jars, complete. */
  readonly libraries: string;
}

/**
 * The jars of the broker, from Maven once, afterwards from `.cache/kafka-<version>/`. Safe to be killed and safe to be
 * run twice at once: the folder appears by one rename, when it is complete.
 * Throws KafkaCannotStart: NO_JAVA, NO_MAVEN, DOWNLOAD_FAILED.
 */
export async function kafkaJars(
  onProgress: (sentence: string) => void = () => {}, cache = join(PROJECT_ROOT, '.cache'),
): Promise<KafkaJars> {
  await requireJava();
  const version = await kafkaVersion();
  const home = join(cache, `kafka-${version}`);
  const libraries = join(home, 'libs');
  if (!existsSync(libraries)) {
    await mkdir(cache, { recursive: true });
    await aloneOnThisMachine(`${home}.lock`, async () => {
      if (!existsSync(libraries)) await download(version, home, onProgress);
    });
  }
  return { version, libraries };
}

/** The version of Kafka that test/kafka/pom.xml names. */
export async function kafkaVersion(): Promise<string> {
  const [, version] = /kafka_2\.13<\/artifactId><version>([0-9.]+)</.exec(await readFile(POM, 'utf8')) ?? [];
  if (!version) throw new Error(`${POM} names no version of kafka_2.13`);
  return version;
}

async function requireJava(): Promise<void> {
  const { code, output } = await run('java', ['-version']);
  const [, major] = /version "(\d+)/.exec(output) ?? [];
  if (code === 0 && Number(major) >= JAVA_MINIMUM) return;
  const found = major ? `jest Java ${major}` : 'nie ma jej na tym komputerze';
  throw new KafkaCannotStart('NO_JAVA',
    `Kafka potrzebuje Javy ${JAVA_MINIMUM} lub nowszej, a ${found}. Zainstaluj ją (Debian/Ubuntu: apt-get install openjdk-17-jre-headless maven).`);
}

async function download(version: string, home: string, onProgress: (sentence: string) => void): Promise<void> {
  const unfinished = `${home}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  onProgress(`Pobieram Kafkę ${version} (Maven, ok. 45 plików, 43 MB)…`);
  let files = 0;
  const { code, output } = await run('mvn', [
    '-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${join(unfinished, 'libs')}`, '-DincludeScope=runtime',
  ], (text) => {
    const before = files;
    files += text.split('Downloaded from').length - 1;
    if (Math.floor(files / 20) > Math.floor(before / 20)) onProgress(`Pobieram Kafkę ${version}: ${files} plików…`);
  });
  if (code === undefined) {
    throw new KafkaCannotStart('NO_MAVEN',
      'Kafka jest pobierana Mavenem, a na tym komputerze nie ma programu mvn. Zainstaluj go (Debian/Ubuntu: apt-get install maven).');
  }
  if (code !== 0) {
    const [reason] = /\[ERROR\].*/.exec(output) ?? [''];
    throw new KafkaCannotStart('DOWNLOAD_FAILED',
      `Maven nie pobrał Kafki ${version} (kod ${code}). Sprawdź połączenie z Maven Central albo ~/.m2/settings.xml. ${reason.slice(0, 300)}`);
  }
  await rename(unfinished, home);
}

/** One process at a time: the lock file holds the process id, and the lock of a dead process does not count. */
async function aloneOnThisMachine(lock: string, act: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
      const owner = await readFile(lock, 'utf8').catch(() => '');
      if (owner !== '' && !isAlive(Number(owner))) await rm(lock, { force: true });
      await sleep(200);
    }
  }
  try {
    await act();
  } finally {
    await rm(lock, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
}

const isCode = (error: unknown, code: string): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === code;

/** Runs a program to its end. `code` is undefined when there is no such program. */
export function run(
  program: string, parameters: readonly string[], onText: (text: string) => void = () => {},
): Promise<{ code: number | undefined; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        onText(text);
      });
    }
    child.once('error', () => resolve({ code: undefined, output }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
