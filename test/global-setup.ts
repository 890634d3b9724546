import { startTestKafka } from './kafka/broker.js';
import { startTestPostgres } from './postgres.js';
import { prepareTemplate } from './prepare-template.js';

declare global {
  var stopTestPostgres: (() => Promise<void>) | undefined;
}

/** Jest calls the default export once, in its main process, before the first test file. */
export default async function globalSetup(): Promise<void> {
  globalThis.stopTestPostgres = await startTestPostgres(prepareTemplate);
  await startTestKafka(); // a door; the broker starts when the first suite knocks
}
