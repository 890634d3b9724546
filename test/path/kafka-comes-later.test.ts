import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { registerDemoProviders } from '../../src/demo/demo.js';
import { POPULATION } from '../../src/demo/population.js';
import { issueReferralFor } from '../issue-referral-for.js';
import { testBroker } from '../kafka/broker.js';
import { runningHub, type RunningHub } from '../running-hub.js';

const broker = await testBroker();
const suite = broker ? describe : describe.skip; // without a broker CI has failed already

suite('without KAFKA_BROKERS', () => {
  let hub: RunningHub;
  const issued: string[] = [];
  const EVENTS = 'subscription ($after: String) { referralEvents(after: $after) { id cursor type referralId sequence } }';
  interface Seen { readonly referralEvents: { readonly id: string; readonly cursor: string; readonly type: string; readonly referralId: string; readonly sequence: number } }
  const first = async (count: number, after: string) => {
    const stop = new AbortController();
    const seen: Seen['referralEvents'][] = [];
    for await (const { referralEvents } of hub.as('coordinator').listen<Seen>(EVENTS, { after }, stop.signal)) {
      seen.push(referralEvents);
      if (seen.length === count) break;
    }
    stop.abort();
    return seen;
  };

  beforeAll(async () => {
    hub = await runningHub();
    await registerDemoProviders(hub.as('administrator'));
    const { services } = await hub.as('coordinator').ask<{ services: { edges: { node: { id: string; name: string } }[] } }>('{ services(text: "door") { edges { node { id name } } } }');
    for (const person of POPULATION.slice(0, 5)) issued.push((await issueReferralFor(hub, services.edges[0]!.node.id, person)).referral!.id);
  }, 60_000);
  afterAll(async () => {
    await hub?.close();
    await broker?.stop();
  }, 60_000);

  test('events stay in the journal and the subscription shows them', async () => {
    expect((await first(5, 'START')).map(({ type, referralId, sequence }) => ({ type, referralId, sequence }))).toEqual(
      issued.map((referralId) => ({ type: 'REFERRAL_ISSUED', referralId, sequence: 1 })));
  });

  test('a subscription goes on strictly after the cursor it saw last, also over a restart of the hub', async () => {
    const [, second] = await first(2, 'START');
    await hub.restart();
    expect((await first(3, second!.cursor)).map(({ referralId }) => referralId)).toEqual(issued.slice(2));
  });

  test('when Kafka comes later they are published, in order, each under the id that the subscription showed', async () => {
    const shown = await first(5, 'START');
    await hub.restart({ brokers: broker!.brokers });
    const consumer = new Kafka({ clientId: 'late', brokers: broker!.brokers.split(','), logLevel: logLevel.NOTHING }).consumer({ groupId: `late-${hub.topicPrefix}` });
    const read: { id: string; partition: number; key: string }[] = [];
    const topic = `${hub.topicPrefix}.hub.referrals.out.v1.p-0001`;
    await consumer.connect();
    for (let tries = 0; ; tries += 1) { // the topic is made by the hub, as soon as it reaches Kafka
      try {
        await consumer.subscribe({ topics: [topic], fromBeginning: true });
        break;
      } catch (error) {
        if (tries === 20) throw error;
        await sleep(500);
      }
    }
    await new Promise<void>((resolve) => {
      void consumer.run({
        eachMessage: async ({ message, partition }) => {
          read.push({ id: String(message.headers!['ce_id']), partition, key: String(message.key) });
          if (read.length === 5) resolve();
        },
      });
    });
    await consumer.disconnect();
    expect(read.map(({ id }) => id).toSorted()).toEqual(shown.map(({ id }) => id).toSorted());
    for (const partition of new Set(read.map((each) => each.partition))) {
      const inPartition = read.filter((each) => each.partition === partition).map(({ id }) => id);
      expect(inPartition).toEqual(shown.map(({ id }) => id).filter((id) => inPartition.includes(id)));
    }
  }, 60_000);
});
