import type { SyntheticPerson } from '../synthetic-person.js';
import type { Simulator } from '../transport/knobs.js';
import { startSimulator } from '../transport/simulator-server.js';
import type { EwusAddress } from './ewus/client.js';
import { EWUS_FOLDER, ewusWire } from './ewus/simulator.js';
import { fhirAnswer } from './fhir-simulator.js';
import type { NfzAddress } from './nfz/client.js';
import { isForNfz, NFZ_FOLDERS, nfzAnswer, type QueueDocument } from './nfz/simulator.js';

/** The account of a partner provider that does not exist. */
const OPERATOR = { domain: '16', login: 'POKAZ', password: 'pokaz-2026' } as const;

/**
 * Everything that HEALTH hears, on one port: a health provider's FHIR server at `<url>` itself, the NFZ's queues and its
 * broker in their folders (`simulatedWires`). A mode holds for all of them.
 */
export function healthSimulator({ queues = [], port, ...provider }: {
  readonly people: readonly SyntheticPerson[]; readonly resources?: readonly unknown[]; readonly queues?: readonly QueueDocument[];
  readonly port?: number; readonly token?: string;
}): Promise<Simulator> {
  const [fhir, nfz, ewus] = [fhirAnswer(provider), nfzAnswer(queues), ewusWire({ people: provider.people, ...OPERATOR }).answer];
  return startSimulator((request, response, mode) => {
    const answer = isForNfz(request) ? nfz : request.url?.startsWith(`${EWUS_FOLDER}/`) ? ewus : fhir;
    return answer(request, response, mode);
  }, port);
}

/** Where a health simulator has its other wires, for `healthConnector`. */
export const simulatedWires = (url: string, keepMilliseconds?: number): { readonly nfz: NfzAddress; readonly ewus: EwusAddress } => ({
  nfz: { url: `${url}${NFZ_FOLDERS['1.4']}`, version: '1.4', ...(keepMilliseconds !== undefined && { keepMilliseconds }) },
  ewus: { url: `${url}${EWUS_FOLDER}`, ...OPERATOR },
});
