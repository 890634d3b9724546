import { setTimeout as sleep } from 'node:timers/promises';
import type { PersonAsk } from '../../../connectors/connector.js';
import type { DispatchFile } from '../commands/dispatch-file.js';
import { claimForFollowing, claimForSending, overdue, sayNotConnected } from './claim.js';
import { askOf, type DispatchParts } from './dispatch-parts.js';
import { follow } from './follow.js';
import { readRegister } from './read-register.js';
import { recordLost } from './record-outcome.js';
import { fileInOffice, sendByPost } from './send.js';

/** When the hub stops, a letter on its way gets this long to be answered; after that a clerk has to look. */
const LEAVE_MILLISECONDS = 8_000;

/**
 * Sends letters and follows them until they are delivered. Several processes may do this at once. A letter is SENDING, for everybody, before
 * anything leaves; whatever happens after that, it leaves again only when it is certain that it had not left.
 */
export async function keepDispatching(parts: DispatchParts, stop: AbortSignal): Promise<void> {
  const leaving = new AbortController();
  stop.addEventListener('abort', () => setTimeout(() => leaving.abort(), LEAVE_MILLISECONDS).unref(), { once: true });
  await Promise.all(LANES.map(async (lane) => {
    while (!stop.aborted) {
      const worked = await lane(parts, leaving.signal).catch((error: unknown) => {
        parts.warn('letters wait for the database', { error: nameOf(error) });
        return 0;
      });
      if (worked === 0) await sleep(parts.pace.idle, undefined, { signal: stop }).catch(() => undefined);
    }
  }));
}

/** Does what is due now, once. Resolves with the number of letters it was about. */
export async function dispatchDue(parts: DispatchParts): Promise<number> {
  const worked = await Promise.all(LANES.map((lane) => lane(parts, new AbortController().signal)));
  return worked.reduce((sum, each) => sum + each, 0);
}

/** What is done side by side, so that a slow office keeps no letter waiting that goes another way. Each says how many letters it was about. */
type Lane = (parts: DispatchParts, leaving: AbortSignal) => Promise<number>;

const LANES: readonly Lane[] = [
  async (parts) => {
    const lost = await overdue(parts);
    for (const id of lost) await recordLost(parts, id);
    return lost.length;
  },
  async (parts, leaving) => {
    const post = parts.sources.find('GMINA')?.post;
    if (!post) return sayNotConnected(parts, 'EDORECZENIA');
    return withEach(parts, leaving, await claimForSending(parts, 'EDORECZENIA'), (file, ask) => sendByPost(parts, post, file, ask));
  },
  async (parts, leaving) => {
    const post = parts.sources.find('GMINA')?.post;
    return post ? withEach(parts, leaving, await claimForFollowing(parts), (file, ask) => follow(parts, post, file, ask)) : 0;
  },
  async (parts, leaving) => {
    const office = parts.sources.find('GMINA')?.office;
    if (!office) return sayNotConnected(parts, 'EZD');
    return withEach(parts, leaving, await claimForSending(parts, 'EZD'), (file, ask) => fileInOffice(parts, office, file, ask));
  },
  async (parts, leaving) => {
    const office = parts.sources.find('GMINA')?.office;
    if (office) await readRegister(parts, office, leaving);
    return 0;
  },
];

/** What cannot be kept of one letter is no trouble of the others: it is asked about again, or waits for a clerk. */
async function withEach(
  parts: DispatchParts, leaving: AbortSignal, files: readonly DispatchFile[], act: (file: DispatchFile, ask: PersonAsk) => Promise<void>,
): Promise<number> {
  await Promise.all(files.map((file) => act(file, askOf(file, parts, leaving)).catch((error: unknown) =>
    parts.warn('what came of a letter could not be kept', { dispatch: file.dispatch.id, error: nameOf(error) }))));
  return files.length;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
