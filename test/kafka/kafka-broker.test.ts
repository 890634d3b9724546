import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from '@jest/globals';

import { kafkaJars, kafkaVersion } from '../../src/embedded/kafka-jars.js';
import { kafkajsEventLog } from '../../src/shell/kafka/kafkajs-event-log.js';
import { eventually } from '../shell/kafka/log-book.js';
import { canRunBroker } from './broker.js';

const canRun = await canRunBroker();
const PROGRAM = join(import.meta.dirname, '../../src/kafka-broker.js');
const folder = await mkdtemp(join(tmpdir(), 'hub-kafka-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** `npm run kafka`, with what it said so far. */
function kafkaProgram(env: Record<string, string>, ...parameters: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...parameters], { env: { ...process.env, KAFKA_DATA_DIR: folder, ...env } });
  const said = { text: '', errors: '' };
  child.stdout.on('data', (bytes: Buffer) => { said.text += bytes.toString(); });
  child.stderr.on('data', (bytes: Buffer) => { said.errors += bytes.toString(); });
  const ended = once(child, 'close').then(([code]: unknown[]) => code);
  return { child, said, ended };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}

const isListening = (port: number): Promise<boolean> => new Promise((resolve) => {
  const socket = connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true); }).once('error', () => resolve(false));
});

const eventLogAt = (port: number) => kafkajsEventLog({ brokers: [`127.0.0.1:${port}`], clientId: 'test', log: () => {} });

(canRun ? describe : describe.skip)(`npm run kafka (Kafka ${await kafkaVersion()})`, () => {
  test('starts a broker, says how to use it, stops on Ctrl-C, and keeps the data for the next start', async () => {
    const port = await freePort();
    const from = Date.now();
    const first = kafkaProgram({ KAFKA_PORT: String(port) });
    await eventually(() => first.said.text.includes(`gotowa: KAFKA_BROKERS=127.0.0.1:${port} npm start`), 'the ready line', 60_000);
    process.stderr.write(`Kafka ${await kafkaVersion()} started in ${((Date.now() - from) / 1000).toFixed(1)} s\n`);
    const eventLog = eventLogAt(port);
    await eventLog.ensureTopics([{ name: 'kept', partitions: 1, retentionMilliseconds: 3_600_000 }]);
    await eventLog.publish([{ topic: 'kept', key: 'a', headers: {}, value: Buffer.from('1') }]);
    first.child.kill('SIGINT');
    await expect(first.ended).resolves.toBe(0);
    await expect(isListening(port)).resolves.toBe(false);

    const second = kafkaProgram({ KAFKA_PORT: String(port) });
    await eventually(() => second.said.text.includes('gotowa'), 'the second start', 60_000);
    await expect(eventLog.publish([{ topic: 'kept', key: 'a', headers: {}, value: Buffer.from('2') }])).resolves.toMatchObject([{ offset: 1n }]);
    await eventLog.close();

    second.child.kill('SIGKILL');
    await second.ended;
    await eventually(async () => !(await isListening(port)), 'the broker ends although its program was killed');
    expect([first.said.errors, second.said.errors]).toEqual(['', '']);
  }, 120_000);

  test('a busy port, a wrong port, no Java, a folder that cannot be: one sentence and code 1', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    await writeFile(join(folder, 'a-file'), '');
    const cases: [Record<string, string>, RegExp][] = [
      [{ KAFKA_PORT: String((server.address() as AddressInfo).port) }, /^Port \d+ jest zajęty\. .*KAFKA_PORT=.*\n$/],
      [{ KAFKA_PORT: 'ninety' }, /^KAFKA_PORT ma być numerem portu .*\n$/],
      [{ PATH: '/nonexistent' }, /^Kafka potrzebuje Javy 17 .*nie ma jej.*\n$/],
      [{ KAFKA_DATA_DIR: join(folder, 'a-file') }, /^Nie mogę pisać w folderze .*KAFKA_DATA_DIR=.*\n$/],
    ];
    for (const [env, sentence] of cases) {
      const { said, ended } = kafkaProgram(env);
      await expect(ended).resolves.toBe(1);
      expect(said.errors).toMatch(sentence);
    }
    server.close();
  }, 60_000);

  test('--help explains itself', async () => {
    const { said, ended } = kafkaProgram({}, '--help');
    await expect(ended).resolves.toBe(0);
    expect(said.text).toContain('KAFKA_PORT');
  });

  test('jars: what an interrupted download left is done again, and two who want them at once share one download', async () => {
    const cache = join(folder, 'cache');
    const home = join(cache, `kafka-${await kafkaVersion()}`);
    await mkdir(join(`${home}.unfinished`, 'libs'), { recursive: true });
    await writeFile(join(`${home}.unfinished`, 'libs', 'half.jar'), 'half');
    await writeFile(`${home}.lock`, '4194304'); // a process id that no process has
    const downloads: string[] = [];
    const both = await Promise.all([1, 2].map(() => kafkaJars((sentence) => void (sentence.includes('Maven') && downloads.push(sentence)), cache)));
    const jars = await readdir(both[0]?.libraries ?? '');
    expect(downloads).toHaveLength(1);
    expect(jars).toContain(`kafka_2.13-${await kafkaVersion()}.jar`);
    expect(jars).not.toContain('half.jar');
    expect(await readdir(cache)).toEqual([`kafka-${await kafkaVersion()}`]);
  }, 120_000);
});
