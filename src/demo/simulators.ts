import { once } from 'node:events';
import { simulatedPosts } from '../../connectors/gmina/simulator.js';
import { simulatedWires } from '../../connectors/health/simulator.js';
import type { SourceAddress } from '../../connectors/registry.js';
import type { SimulatorMode } from '../../connectors/transport/knobs.js';
import { SOURCE_SYSTEMS, type SourceSystem } from '../vocabulary/source-system.js';
import { startChild, type Child } from './child.js';

/** The demo gmina's five source systems, each a process on a loopback port of its own. */
export interface Simulators {
  readonly urls: Readonly<Record<SourceSystem, string>>;
  /** False when its process is gone. */
  setMode(system: SourceSystem, mode: SimulatorMode): boolean;
  /** Exchanges that each simulator has answered or broken since its start. */
  calls(): Promise<Readonly<Record<SourceSystem, number>>>;
  stop(): Promise<void>;
}

/** How a hub reaches them: answers are kept for so long. KRS is served on the port of the NGOs, NFZ and eWUŚ on that of HEALTH, e-Doręczenia and EZD on GMINA's. */
export function demoAddresses(urls: Simulators['urls'], keepMilliseconds: number): Record<SourceSystem, SourceAddress> {
  const addresses = Object.fromEntries(SOURCE_SYSTEMS.map((system) => [system, { url: urls[system], keepMilliseconds }])) as Record<SourceSystem, SourceAddress>;
  const { GMINA, HEALTH, NGO } = addresses;
  return { ...addresses, GMINA: { ...GMINA, ...simulatedPosts(urls.GMINA) }, HEALTH: { ...HEALTH, ...simulatedWires(urls.HEALTH, keepMilliseconds) }, NGO: { ...NGO, krs: NGO } };
}

export async function startSimulators(): Promise<Simulators> {
  const children = new Map(SOURCE_SYSTEMS.map((system) => [system, startChild('simulator-program.js', [system])]));
  const stop = async () => {
    await Promise.all([...children.values()].map((child) => child.stop()));
  };
  try {
    const ofEach = async <T>(ask: (child: Child) => Promise<T>) =>
      Object.fromEntries(await Promise.all([...children].map(async ([system, child]) => [system, await ask(child)] as const))) as Record<SourceSystem, T>;
    const urls = await ofEach(async ({ ready }) => ((await ready) as { url: string }).url);
    return {
      urls,
      setMode: (system, mode) => {
        const { process } = children.get(system)!;
        return process.connected && process.send({ mode });
      },
      calls: () => ofEach(async ({ process }) => {
        process.send('calls');
        return ((await once(process, 'message')) as [{ calls: number }])[0].calls;
      }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
