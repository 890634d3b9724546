import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** Advisory lock of the one process that numbers the journal and publishes it. */
const LEADER_LOCK = [18501, 2];
const TRY_AGAIN_MILLISECONDS = 1_000;

/**
 * Runs `lead` in one process at a time, on the connection that holds the lock: when the process or its connection
 * dies, PostgreSQL lets the lock go and the next process takes over. Numbering happens on this connection alone,
 * so two leaders can never number.
 */
export async function whileLeading(
  url: string, stop: AbortSignal, lead: (client: Client, lost: AbortSignal) => Promise<void>, warn: (what: string) => void,
): Promise<void> {
  while (!stop.aborted) {
    const lost = new AbortController();
    const client = new Client({ connectionString: url, keepAlive: true, statement_timeout: 10_000, connectionTimeoutMillis: 5_000 });
    client.on('error', () => lost.abort());
    client.on('end', () => lost.abort());
    try {
      await client.connect();
      const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, $2) as got', LEADER_LOCK);
      if (rows[0]!.got) await lead(client, AbortSignal.any([stop, lost.signal]));
    } catch (error) {
      if (!stop.aborted) warn(error instanceof Error ? error.name : 'unknown');
    } finally {
      await client.end().catch(() => undefined);
    }
    await sleep(TRY_AGAIN_MILLISECONDS, undefined, { signal: stop }).catch(() => undefined);
  }
}
