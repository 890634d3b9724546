import { setTimeout as sleep } from 'node:timers/promises';

import { kafkajsEventLog } from '../../../src/shell/kafka/kafkajs-event-log.js';

/**
 * Uses everything of the event log, rests, closes it, and ends by itself if nothing is left behind.
 * Arguments: brokers, topic (exists). Prints what one second of rest costs and when it has closed.
 */
const [brokers = '', topic = ''] = process.argv.slice(2);
const eventLog = kafkajsEventLog({ brokers: brokers.split(','), clientId: 'short-lived', log: () => {} });
let hear = (): void => {};
const heard = new Promise<void>((resolve) => { hear = resolve; });
await eventLog.subscribe({
  group: `${topic}.short-lived`, topics: [topic], onDead: () => {},
  handle: async () => {
    hear();
    return 'retry'; // so that a timer is under way when it closes
  },
});
await eventLog.publish([{ topic, key: 'a', headers: {}, value: Buffer.from('1') }]);
await heard;
await eventLog.isReachable();
const before = process.cpuUsage();
await sleep(1000);
const { user, system } = process.cpuUsage(before);
await eventLog.close();
process.stdout.write(JSON.stringify({ restingMicroseconds: user + system, closedAt: Date.now() }));
