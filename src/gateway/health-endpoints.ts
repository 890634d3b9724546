import type { FastifyInstance } from 'fastify';

/** State of one part, by its name: `{ postgres: { state: 'UP' }, kafka: { state: 'OFF', because: '…' } }`. `because` is a Polish sentence. */
export interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, { readonly state: string; readonly because?: string }>>;
}

/** Longer than this, and the part that is asked counts as not ready. */
const READINESS_MILLISECONDS = 5_000;

/** `live`: the process answers. `ready`: it can do its work; 503 with the parts when it cannot. */
export function healthEndpoints(app: FastifyInstance, readiness: () => Promise<Readiness>): void {
  app.get('/health/live', async () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    const { ready, parts } = await within(READINESS_MILLISECONDS, readiness);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not-ready', parts });
  });
}

async function within(milliseconds: number, readiness: () => Promise<Readiness>): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve({ ready: false, parts: { hub: { state: 'UNKNOWN', because: 'Sprawdzenie gotowości trwa zbyt długo.' } } }), milliseconds);
  });
  const asked = readiness().catch(() => ({ ready: false, parts: { hub: { state: 'UNKNOWN', because: 'Sprawdzenie gotowości się nie powiodło.' } } }));
  const answer = await Promise.race([asked, late]);
  clearTimeout(timer);
  return answer;
}
