import { gminaSimulator } from '../../connectors/gmina/simulator.js';
import { HEALTH_DEMO_RESOURCES } from '../../connectors/health/demo-resources.js';
import { demoSlots } from '../../connectors/health/demo-slots.js';
import { DEMO_QUEUES } from '../../connectors/health/nfz/demo-queues.js';
import { healthSimulator } from '../../connectors/health/simulator.js';
import { DEMO_ORGANISATIONS, DEMO_SERVICES } from '../../connectors/ngo/demo-services.js';
import { ngoSimulator } from '../../connectors/ngo/simulator.js';
import { opsSimulator } from '../../connectors/ops/simulator.js';
import { pupSimulator } from '../../connectors/pup/simulator.js';
import type { Simulator, SimulatorMode } from '../../connectors/transport/knobs.js';
import type { SourceSystem } from '../vocabulary/source-system.js';
import { POPULATION } from './population.js';

/** One simulated source system as a process of its own, so that it can be killed like a real one. Started by `simulators.ts`. */
const SIMULATORS: Readonly<Record<SourceSystem, () => Promise<Simulator>>> = {
  OPS: () => opsSimulator({ people: POPULATION }),
  GMINA: () => gminaSimulator({ people: POPULATION }),
  PUP: () => pupSimulator({ people: POPULATION }),
  HEALTH: () => healthSimulator({ people: POPULATION, resources: [...HEALTH_DEMO_RESOURCES, ...demoSlots(new Date())], queues: DEMO_QUEUES }),
  NGO: () => ngoSimulator({ documents: DEMO_SERVICES, organisations: DEMO_ORGANISATIONS, version: '3.1' }),
};

const system = process.argv[2] as SourceSystem;
process.title = `cus-hub-simulator-${system.toLowerCase()}`;
const simulator = await SIMULATORS[system]();
process.on('message', (message: { mode: SimulatorMode } | 'calls') => {
  if (message === 'calls') process.send!({ calls: simulator.calls() });
  else simulator.setMode(message.mode);
});
process.on('disconnect', () => process.exit(0)); // the hub is gone
process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; the hub says when to go
process.send!({ url: simulator.url });
