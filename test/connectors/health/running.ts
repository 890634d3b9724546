import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connector, PersonAsk, SourceFaultKind } from '../../../connectors/connector.js';
import { healthConnector } from '../../../connectors/health/client.js';
import type { SyntheticPerson } from '../../../connectors/synthetic-person.js';
import type { Simulator } from '../../../connectors/transport/knobs.js';
import { startSimulator } from '../../../connectors/transport/simulator-server.js';
import { identifierKey, type PersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import { birthDateOf, parsePesel, type Pesel } from '../../../src/vocabulary/pesel.js';

const running: { close(): Promise<void> }[] = [];

/** Whatever a test opens is closed after it by `closeAll`. */
export async function opened<T extends { close(): Promise<void> }>(thing: T | Promise<T>): Promise<T> {
  const started = await thing;
  running.push(started);
  return started;
}

export async function closeAll(): Promise<void> {
  for (const each of running.splice(0).toReversed()) await each.close();
}

export const connectorTo = (url: string, token?: string): Promise<Connector<'HEALTH'>> =>
  opened(healthConnector({ url, limits: { attemptMilliseconds: 1_500 }, ...(token && { token }) }));

export const ask = (): PersonAsk => ({
  signal: AbortSignal.timeout(5_000), correlationId: 'c-1',
  legal: { basis: 'ustawa o CUS art. 37 – rozpoznanie', purpose: 'NEEDS_RECOGNITION', caseId: 'CUS.5200.7.2026/Ż' },
});

export const byPesel = (value: Pesel): PersonIdentifier => ({ type: 'PESEL', value });
export const keyOf = (pesel: Pesel): string => identifierKey(byPesel(pesel));

export const personOf = (pesel: Pesel): SyntheticPerson => ({
  identifier: byPesel(pesel), givenName: 'Halina', familyName: 'Kanarek', birthDate: birthDateOf(pesel), sex: 'FEMALE',
  health: { generalPractitioner: 'lek. Ewa Topola', active: true },
});

/** Numbers with right check digits of a hundred people born on 1 January 1950. */
export const HUNDRED: readonly Pesel[] = Array.from({ length: 100 }, (_, i) => {
  const start = `500101${String(i).padStart(4, '0')}`;
  return Array.from({ length: 10 }, (__, digit) => parsePesel(`${start}${digit}`)).find((each) => each !== undefined)!;
});
export const TWENTY: readonly Pesel[] = HUNDRED.slice(0, 20);

export const kindOf = (heard: { heard: boolean; fault?: { kind: SourceFaultKind } } | undefined): SourceFaultKind | 'HEARD' | undefined =>
  (heard?.heard ? 'HEARD' : heard?.fault?.kind);

/** What is heard of these people, in their order. */
export async function kindsFor(connector: Connector<'HEALTH'>, ...pesels: Pesel[]) {
  const parts = await connector.personParts!(pesels.map(byPesel), ask());
  return pesels.map((pesel) => kindOf(parts.get(keyOf(pesel))));
}

export interface Asked { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: string }
export interface Said { readonly status?: number; readonly type?: string; readonly body: unknown }

/** A source that says what it is told to say; what it was asked is kept. `base` is its own origin. */
export async function source(answer: (asked: Asked, base: string) => Said | Promise<Said>): Promise<Simulator & { readonly asked: readonly Asked[] }> {
  const asked: Asked[] = [];
  const started = await opened(startSimulator(async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => { body += part; });
    await once(request, 'end');
    const question = { method: request.method!, url: request.url!, headers: request.headers, body };
    asked.push(question);
    const { status = 200, type = 'application/fhir+json', body: said } = await answer(question, `http://${request.headers.host}`);
    response.writeHead(status, { 'content-type': type }).end(typeof said === 'string' || said instanceof Buffer ? said : JSON.stringify(said));
  }));
  return { ...started, asked };
}

export const searchset = (resources: readonly unknown[], next?: string) => ({
  resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })), ...(next && { link: [{ relation: 'next', url: next }] }),
});

/** Answers are given when so many questions are open; questions that come one after another never are. */
export function turnsTogether(questions: number): <T>(answer: T) => Promise<T> {
  const { promise: together, resolve } = Promise.withResolvers<void>();
  let open = 0;
  return async (answer) => {
    open += 1;
    if (open === questions) resolve();
    await together;
    return answer;
  };
}
