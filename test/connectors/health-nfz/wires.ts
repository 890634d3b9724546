import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ask } from '../../../connectors/connector.js';
import { nfzQueues, type NfzQueues, type NfzVersion } from '../../../connectors/health/nfz/client.js';
import { NFZ_FOLDERS } from '../../../connectors/health/nfz/simulator.js';
import type { TransportLimits } from '../../../connectors/transport/http.js';
import type { QueueQuestion } from '../../../src/core/residents/queues.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { parseWojewodztwo } from '../../../src/vocabulary/terc.js';
import { opened } from '../health/running.js';

export const document = (name: string): unknown => JSON.parse(readFileSync(join(PROJECT_ROOT, 'connectors/health/nfz/fixtures', name), 'utf8'));

export const ask = (signal: AbortSignal = AbortSignal.timeout(5_000)): Ask => ({ signal, correlationId: 'c-1' });

/** Stable cases of a benefit of the demo, in its wojewodztwo. */
export const question = (benefit: string, more: Partial<QueueQuestion> = {}): QueueQuestion =>
  ({ benefit, wojewodztwo: parseWojewodztwo('32')!, urgent: false, page: 1, ...more });

export const REHABILITATION = 'Poradnia rehabilitacyjna';

export const wireTo = (origin: string, version: NfzVersion = '1.4', more: { keepMilliseconds?: number; limits?: Partial<TransportLimits> } = {}): Promise<NfzQueues> =>
  opened(nfzQueues({ url: `${origin}${NFZ_FOLDERS[version]}`, version, ...more, limits: { attemptMilliseconds: 2_000, ...more.limits } }));
