import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { startChild, type Child } from '../../src/demo/child.js';
import { demoToken, registerDemoProviders } from '../../src/demo/demo.js';
import { DEMO_PROVIDERS, SAMPLE_PROVIDER } from '../../src/demo/demo-centre.js';
import { POPULATION } from '../../src/demo/population.js';
import { walk } from '../../src/demo/walk.js';
import { PROJECT_ROOT } from '../../src/project-root.js';
import { ownTestBroker } from '../kafka/broker.js';
import { runningHub, type RunningHub } from '../running-hub.js';

const broker = await ownTestBroker();
const suite = broker ? describe : describe.skip; // without a broker CI has failed already

suite(`the path, with the provider as a process of its own, on Kafka ${broker?.version}`, () => {
  let hub: RunningHub;
  let program: Child;
  const startProgram = async () => startChild('provider-program.js', [], {
    HUB_GRAPH_URL: hub.graphUrl, HUB_PROVIDER: SAMPLE_PROVIDER, KAFKA_BROKERS: broker!.brokers, KAFKA_TOPIC_PREFIX: hub.topicPrefix,
    PROVIDER_PACE_MILLISECONDS: '300', HUB_TOKEN: await demoToken(hub.issuer, 'provider', { subject: 'program' }),
  });

  beforeAll(async () => {
    hub = await runningHub({ brokers: broker!.brokers });
    await registerDemoProviders(hub.as('administrator'));
    program = await startProgram();
  }, 60_000);
  afterAll(async () => {
    await program?.stop();
    await hub?.close();
    await broker!.discard();
  }, 60_000);

  const STEPS = [
    'APPLICATION_SUBMITTED', 'APPLICATION_ASSIGNED', 'NEEDS_RECORDED', 'PLAN_DRAFTED', 'PLAN_APPROVED', 'REFERRAL_ISSUED',
    'REFERRAL_ACCEPTED', 'REFERRAL_STARTED', 'REFERRAL_COMPLETED', 'PLAN_ITEM_CLOSED',
  ];

  test('an application travels from a wish to a confirmation, and the subscription shows every step', async () => {
    const lines: string[] = [];
    await walk((role) => hub.as(role), (line) => lines.push(line), DEMO_PROVIDERS[0].catalogueId);
    expect(lines.filter((line) => /^ {2}[A-Z_]+ /.test(line)).map((line) => line.trim().split(' ')[0])).toEqual(STEPS);
  }, 60_000);

  test('Kafka killed in the middle and started again: nothing is lost, nothing happens twice', async () => {
    const walks = [1, 2, 3].map((serial) => walk((role) => hub.as(role), () => undefined, DEMO_PROVIDERS[0].catalogueId, serial));
    await sleep(700);
    await broker!.kill9();
    await sleep(1_500);
    await broker!.restart();
    const ended = await Promise.all(walks);
    expect(await factsOf(hub, ended.map(({ applicationId }) => applicationId))).toEqual(ended.map(() => STEPS.toSorted()));
    expect(await rows(hub, "select count(*)::int as n from inbox where status = 'APPLIED'")).toEqual([{ n: 3 * 4 }]);
    expect(await rows(hub, 'select count(*)::int as n from journal where lane is not null and published_at is null')).toEqual([{ n: 0 }]);
  }, 120_000);

  test('the provider killed in the middle answers once after it is back', async () => {
    const walking = walk((role) => hub.as(role), () => undefined, DEMO_PROVIDERS[0].catalogueId, 4);
    await sleep(1_200);
    program.process.kill('SIGKILL');
    program = await startProgram();
    const { applicationId } = await walking;
    expect(await factsOf(hub, [applicationId])).toEqual([STEPS.toSorted()]);
  }, 120_000);

  test('what went over Kafka keeps to the published schema and names nobody', async () => {
    const records = await readTopic(broker!.brokers, `${hub.topicPrefix}.hub.referrals.out.v1.${SAMPLE_PROVIDER}`, 5);
    const ajv = new Ajv2020({ strict: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(join(PROJECT_ROOT, 'schema/events/referral.issued.v1.json'), 'utf8')) as object);
    const personal = POPULATION.flatMap(({ identifier, familyName, givenName }) => [identifier.value, familyName, givenName]);
    for (const { headers, key, value } of records) {
      expect(headers).toMatchObject({ ce_specversion: '1.0', ce_type: 'pl.cus.referral.issued.v1', 'content-type': 'application/json', ce_subject: key, ce_partitionkey: key });
      expect(headers['ce_dataref']).toBe(`${hub.graphUrl}#referralPackage/${key}`);
      expect(validate(JSON.parse(value)) ? [] : validate.errors).toEqual([]);
      const whole = JSON.stringify({ headers, key, value });
      expect(personal.filter((word) => whole.includes(word))).toEqual([]);
    }
    expect(new Set(records.map(({ headers }) => headers['ce_id'])).size).toBe(5);
  }, 60_000);
});

async function rows(hub: RunningHub, sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: hub.database.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as unknown[];
  } finally {
    await client.end();
  }
}

/** Names of the facts of each application, sorted: a fact that happened twice stands there twice. */
async function factsOf(hub: RunningHub, applicationIds: readonly string[]): Promise<string[][]> {
  const facts = (await rows(hub, 'select application_id, type from journal where application_id = any($1)', [applicationIds])) as { application_id: string; type: string }[];
  return applicationIds.map((id) => facts.filter(({ application_id }) => application_id === id).map(({ type }) => type.replaceAll(/[.-]/g, '_').toUpperCase()).toSorted());
}

interface Read { readonly headers: Record<string, string>; readonly key: string; readonly value: string }

async function readTopic(brokers: string, topic: string, count: number): Promise<Read[]> {
  const consumer = new Kafka({ clientId: 'test-reader', brokers: brokers.split(','), logLevel: logLevel.NOTHING }).consumer({ groupId: `reader-${Date.now()}` });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  const byId = new Map<string, Read>();
  await new Promise<void>((resolve, reject) => {
    consumer.run({
      eachMessage: async ({ message }) => {
        const headers = Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]));
        byId.set(headers['ce_id']!, { headers, key: String(message.key), value: String(message.value) });
        if (byId.size === count) resolve();
      },
    }).catch(reject);
  });
  await consumer.disconnect();
  return [...byId.values()];
}
