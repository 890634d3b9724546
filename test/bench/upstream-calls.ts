import type { Simulators } from '../../src/demo/simulators.js';
import { SOURCE_SYSTEMS, type SourceSystem } from '../../src/vocabulary/source-system.js';
import type { BenchServers } from './servers.js';
import { CARD_BODIES, listBody } from './person-card.js';

/** A source that is not named was not called. */
export type Calls = Readonly<Partial<Record<SourceSystem, number>>>;

export const LIST_LENGTH = 20;

/** One person: one call a source; the public catalogue of NGOs is at hand already. */
export const CALLS_OF_CARD: Calls = { OPS: 1, GMINA: 1, PUP: 1, HEALTH: 1 };
/** A source that has a batch operation is called once, whatever the list's length. The exchange with the OPS has none. */
export const CALLS_OF_LIST: Calls = { OPS: LIST_LENGTH, GMINA: 1, PUP: 1, HEALTH: 1 };

export interface CountedCalls {
  readonly card: Calls;
  readonly list: Calls;
}

/** What the simulators themselves heard while one person card, and one list, was answered. */
export async function countUpstreamCalls({ hub, simulators, token }: BenchServers): Promise<CountedCalls> {
  const coordinator = await token('coordinator');
  const ask = async (body: string) => {
    const response = await fetch(`${hub.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${coordinator}` }, body });
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: readonly { message: string }[] };
    if (errors || !data) throw new Error(`the hub refused: ${errors?.[0]?.message ?? response.status}`);
  };
  await ask(CARD_BODIES[0]!); // the catalogue of NGOs is read with the first one
  return { card: await callsDuring(simulators, () => ask(CARD_BODIES[1]!)), list: await callsDuring(simulators, () => ask(listBody(LIST_LENGTH))) };
}

async function callsDuring(simulators: Simulators, work: () => Promise<void>): Promise<Calls> {
  const before = await simulators.calls();
  await work();
  const after = await simulators.calls();
  return Object.fromEntries(SOURCE_SYSTEMS.map((system) => [system, after[system] - before[system]] as const).filter(([, calls]) => calls > 0));
}
