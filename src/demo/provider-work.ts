import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphClient } from './graph-client.js';

/** How long the provider takes between two answers: long enough to watch. */
export interface Pace { readonly milliseconds: number }

const PACKAGE = `query Package($id: ID!) {
  referralPackage(id: $id, legal: { basis: "skierowanie z IPUS, ustawa o CUS art. 39", purpose: REFERRAL_FULFILMENT, caseId: $id }) {
    serviceName from until person { givenName familyName address phone }
  }
}`;

/** Opens the package of a referral, as the provider's own system would to put it into its own schedule. */
export async function openPackage(graph: GraphClient, referralId: string): Promise<void> {
  const { referralPackage } = await graph.ask<{ referralPackage: { serviceName: string } | null }>(PACKAGE, { id: referralId });
  if (!referralPackage) throw new Error('the hub has no such referral for this provider');
}

/** Whether the referral has come to its end. */
export async function isOver(graph: GraphClient, id: string): Promise<boolean> {
  const { referral } = await graph.ask<{ referral: { state: string } | null }>('query ($id: ID!) { referral(id: $id) { state } }', { id });
  return referral?.state === 'COMPLETED';
}

export const pause = (pace: Pace, stop: AbortSignal): Promise<void> => sleep(pace.milliseconds, undefined, { signal: stop });
