import type { SimulatorMode } from '../../connectors/transport/knobs.js';
import { SOURCE_SYSTEMS, type SourceSystem } from '../vocabulary/source-system.js';
import { startChild } from './child.js';

/** The demo gmina's five source systems, each a process on a loopback port of its own. */
export interface Simulators {
  readonly urls: Readonly<Record<SourceSystem, string>>;
  setMode(system: SourceSystem, mode: SimulatorMode): void;
  stop(): Promise<void>;
}

export async function startSimulators(): Promise<Simulators> {
  const children = new Map(SOURCE_SYSTEMS.map((system) => [system, startChild('simulator-program.js', [system])]));
  const stop = async () => {
    await Promise.all([...children.values()].map((child) => child.stop()));
  };
  try {
    const urls = await Promise.all([...children].map(async ([system, { ready }]) => [system, ((await ready) as { url: string }).url] as const));
    return {
      urls: Object.fromEntries(urls) as Record<SourceSystem, string>,
      setMode: (system, mode) => { if (children.get(system)!.process.connected) children.get(system)!.process.send({ mode }); },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
