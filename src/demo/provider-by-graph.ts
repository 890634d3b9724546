import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphClient } from './graph-client.js';
import { isOver, openPackage, pause, type Pace } from './provider-work.js';

interface Heard { readonly referralEvents: { readonly cursor: string; readonly type: string; readonly referralId: string } }

const EVENTS = 'subscription Events($after: String) { referralEvents(after: $after) { cursor type referralId } }';
const ANSWERS = [
  'mutation ($id: ID!) { acceptReferral(id: $id) { userErrors { code } } }',
  'mutation ($id: ID!) { startReferral(id: $id) { userErrors { code } } }',
  'mutation ($id: ID!) { completeReferral(id: $id, outcome: ACHIEVED) { userErrors { code } } }',
] as const;

/**
 * A provider without Kafka. It begins at the start of the journal and goes on after the last event it dealt with, so
 * nothing is lost between two connections; an answer that was given before is refused by the hub and harmless.
 */
export async function workByGraph({ graph, pace, stop }: { graph: GraphClient; pace: Pace; stop: AbortSignal }): Promise<void> {
  let after = 'START';
  while (!stop.aborted) {
    try {
      for await (const { referralEvents: event } of graph.listen<Heard>(EVENTS, { after }, stop)) {
        if (event.type === 'REFERRAL_ISSUED') await fulfil(graph, event.referralId, pace, stop);
        after = event.cursor;
      }
    } catch { /* the hub is away: try again from where we were */ }
    await sleep(500, undefined, { signal: stop }).catch(() => undefined);
  }
}

async function fulfil(graph: GraphClient, id: string, pace: Pace, stop: AbortSignal): Promise<void> {
  if (await isOver(graph, id)) return;
  await openPackage(graph, id);
  for (const answer of ANSWERS) {
    await pause(pace, stop);
    await graph.ask(answer, { id });
  }
}
