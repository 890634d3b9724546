import { CARD_BODIES } from './person-card.js';
import { loadServer, type Load, type Round } from './load.js';
import { applications, findingsPerSecond } from './routing-speed.js';
import type { BenchServers } from './servers.js';
import { submissionBody } from './submission.js';

/** How long everything is measured, in milliseconds. */
export interface Pace {
  readonly warmUp: number;
  readonly rounds: number;
  readonly round: number;
}
export const FULL: Pace = { warmUp: 5_000, rounds: 7, round: 2_000 };
export const QUICK: Pace = { warmUp: 1_500, rounds: 3, round: 1_000 };

const CARD_CONNECTIONS = 16;
const SUBMIT_CONNECTIONS = 8;

/** The rounds of the person card, in the order in which they were run: round n of each stood beside round n of the others. */
export interface CardRounds {
  readonly hub: readonly Round[];
  readonly bare: readonly Round[];
  /** The same bytes without asking anybody: what `node:http` can do on this machine. */
  readonly canned: readonly Round[];
}

export async function measureCard({ hub, bare, token }: BenchServers, pace: Pace, note: (line: string) => void): Promise<CardRounds> {
  const authorization = `Bearer ${await token('coordinator')}`;
  const card = (milliseconds: number): Load =>
    ({ path: '/graphql', headers: { authorization }, body: (n) => CARD_BODIES[n % CARD_BODIES.length]!, check: checkCard, connections: CARD_CONNECTIONS, milliseconds });
  for (const server of [hub, bare]) await loadServer(server, card(pace.warmUp));
  const rounds: Record<keyof CardRounds, Round[]> = { hub: [], bare: [], canned: [] };
  for (let n = 1; n <= pace.rounds; n += 1) {
    rounds.hub.push(await loadServer(hub, card(pace.round)));
    rounds.bare.push(await loadServer(bare, card(pace.round)));
    rounds.canned.push(await loadServer(bare, { ...card(pace.round / 4), path: '/canned' }));
    note(`  runda ${n} z ${pace.rounds}`);
  }
  return rounds;
}

/** All five parts, and all of them heard: a card without a source would be quicker. */
function checkCard(answer: string): void {
  if (answer.split('"state":"FRESH"').length !== 6 || answer.includes('"errors"')) throw new Error('the answer is no whole person card');
}

export async function measureSubmissions({ hub, token }: BenchServers, pace: Pace): Promise<Round> {
  const load = {
    path: '/graphql', headers: { authorization: `Bearer ${await token('clerk')}` }, body: submissionBody, check: checkSubmission, connections: SUBMIT_CONNECTIONS,
  };
  await loadServer(hub, { ...load, milliseconds: pace.round });
  return loadServer(hub, { ...load, milliseconds: pace.round * 2 });
}

function checkSubmission(answer: string): void {
  if (!answer.includes('"userErrors":[]') || answer.includes('"errors"')) throw new Error('the application was not received');
}

/** Findings a second of processor time, one number a round. */
export function measureRouting(pace: Pace): readonly number[] {
  const inputs = applications();
  findingsPerSecond(inputs, pace.round / 2);
  return Array.from({ length: pace.rounds }, () => findingsPerSecond(inputs, pace.round / 4));
}
