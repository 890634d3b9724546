import './global-setup.js';

/** Jest calls the default export once, in its main process, after the last test file. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.stopTestPostgres?.();
}
