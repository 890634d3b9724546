import type { FastifyInstance } from 'fastify';
import { SIMULATOR_MODES, type SimulatorMode } from '../../connectors/transport/knobs.js';
import { SOURCE_SYSTEMS, type SourceSystem } from '../vocabulary/source-system.js';
import type { Simulators } from './simulators.js';

/** Lets `npm run -s hub -- simulator` break a simulated source. There only while the sources are simulated. */
export function demoRoutes(app: FastifyInstance, simulators: Simulators): void {
  app.get('/demo', () => ({ simulators: simulators.urls }));
  app.put<{ Params: { system: string }; Body: { mode?: unknown } }>('/demo/simulators/:system', (request, reply) => {
    const system = request.params.system.toUpperCase() as SourceSystem;
    const mode = request.body?.mode as SimulatorMode;
    if (!SOURCE_SYSTEMS.includes(system)) return reply.code(404).send({ error: { code: 'NOT_FOUND', message: `Są systemy: ${SOURCE_SYSTEMS.join(', ')}.` } });
    if (!SIMULATOR_MODES.includes(mode)) return reply.code(400).send({ error: { code: 'INVALID_VALUE', message: `Są tryby: ${SIMULATOR_MODES.join(', ')}.` } });
    if (!simulators.setMode(system, mode)) return reply.code(409).send({ error: { code: 'GONE', message: 'Proces tego symulatora nie działa. Uruchom hub ponownie: npm start' } });
    return reply.send({ system, mode });
  });
}
