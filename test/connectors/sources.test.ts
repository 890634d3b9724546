import { afterEach, expect, test } from '@jest/globals';
import type { Connector } from '../../connectors/connector.js';
import { openConnectors } from '../../connectors/registry.js';
import { sourcesOf, type Sources } from '../../connectors/sources.js';
import type { Simulator } from '../../connectors/transport/knobs.js';
import { gminaSimulator } from '../../connectors/gmina/simulator.js';
import { POPULATION } from '../../src/demo/population.js';

const legal = { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'W/2026/000001' } as const;
const KNOWN = POPULATION[21]!.identifier;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const close of closing.splice(0)) await close(); });

async function register(): Promise<Simulator> {
  const simulator = await gminaSimulator({ people: POPULATION });
  closing.push(() => simulator.close());
  return simulator;
}
const opened = (url: string): Connector[] => openConnectors({ GMINA: { url, limits: { attemptMilliseconds: 5_000, attempts: 1 } } });
const heard = async (sources: Sources) =>
  [...(await sources.find('GMINA')!.personParts!([KNOWN], { legal, correlationId: 'c-1', signal: AbortSignal.timeout(5_000) })).values()].map((answer) => answer.heard);
const sourcesWith = (connectors: readonly Connector[], questionMilliseconds?: number) => {
  const sources = sourcesOf(connectors, questionMilliseconds);
  closing.unshift(() => sources.close());
  return sources;
};

test('connectors that are replaced answer what is on its way, the new ones what comes after', async () => {
  const [before, after] = [await register(), await register()];
  const sources = sourcesWith(opened(before.url));
  const onItsWay = heard(sources);
  sources.replace(opened(after.url));
  expect([await onItsWay, await heard(sources)]).toEqual([[true], [true]]);
  expect([before.calls(), after.calls()]).toEqual([1, 1]);
});

test('those that stay keep what is known of them, and one that is left out is no longer connected', async () => {
  const simulator = await register();
  const connectors = opened(simulator.url);
  const sources = sourcesWith(connectors);
  await heard(sources);
  sources.replace([...connectors]);
  expect(sources.find('GMINA')!.health().operations).toMatchObject([{ calls: 1 }]);
  sources.replace([]);
  expect([sources.find('GMINA'), sources.connectors]).toEqual([undefined, []]);
});

test('those that were replaced are closed when no question can be with them any more, and at the latest with the hub', async () => {
  const simulator = await register();
  const closed: string[] = [];
  const noted = (name: string): Connector => {
    const [connector] = opened(simulator.url);
    return { ...connector!, close: async () => { closed.push(name); await connector!.close(); } };
  };
  const sources = sourcesWith([noted('first')], 20);
  sources.replace([noted('second')]);
  expect(closed).toEqual([]);
  while (closed.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  sources.replace([noted('third')]);
  await sources.close();
  expect(closed.toSorted()).toEqual(['first', 'second', 'third']);
});
