import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connector } from '../../../connectors/connector.js';
import { type PupAdapter, type PupAddress, pupConnector } from '../../../connectors/pup/client.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { parseLocalDate } from '../../../src/vocabulary/local-date.js';
import type { PersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import type { FixtureAnswer } from '../transport-soap/fixture-server.js';
import { SHORT, ask } from '../transport-soap/questions.js';

export const fixture = (name: string): Buffer => readFileSync(join(PROJECT_ROOT, 'connectors/pup/fixtures', name));
export const WSDL = readFileSync(join(PROJECT_ROOT, 'connectors/pup/pup.wsdl'));

export const SOAP_1_1 = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SOAP_1_2 = 'http://www.w3.org/2003/05/soap-envelope';

/** The same answer as an office of this version sends it. */
export const saidIn = (adapter: PupAdapter, body: string | Buffer, status = 200): FixtureAnswer => (adapter === 'soap-1.1'
  ? { body, status, contentType: 'text/xml; charset=utf-8' }
  : { body: String(body).replaceAll(SOAP_1_1, SOAP_1_2), status, contentType: 'application/soap+xml; charset=utf-8' });

export const failed = (kind: string, retryable = false) => ({ heard: false, fault: { source: 'PUP', coordinate: 'pup.status', kind, retryable } });

export const ACCOUNT = { user: 'cus', password: 'h<a>s&ło' } as const;

export const date = (text: string) => parseLocalDate(text)!;

/** Patient enough for three hundred people on a busy machine. */
export const PATIENT = { ...SHORT, attemptMilliseconds: 10_000 } as const;

/** Answers about these people, in their order. The connector is closed by whoever calls `closeAll`. */
export const heardFrom = async (connector: Connector<'PUP'>, ...people: PersonIdentifier[]) =>
  [...(await connector.personParts!(people, ask())).values()];

const opened: { close(): Promise<void> }[] = [];

/** Whatever a test opens, to be closed after it. */
export function toClose<T extends { close(): Promise<void> }>(it: T): T {
  opened.push(it);
  return it;
}

export const connectorTo = (address: PupAddress): Connector<'PUP'> => toClose(pupConnector({ limits: PATIENT, clock: () => new Date('2026-11-23T12:00:00Z'), ...address }));

export async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).toReversed().map((each) => each.close()));
}
