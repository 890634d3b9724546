import './global-setup.js';
import { stopTestKafka } from './kafka/broker.js';

/** Jest calls the default export once, in its main process, after the last test file. */
export default async function globalTeardown(): Promise<void> {
  await stopTestKafka();
  await globalThis.stopTestPostgres?.();
}
