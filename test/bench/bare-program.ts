import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Heard } from '../../connectors/connector.js';
import { openConnectors } from '../../connectors/registry.js';
import { servicesOf, sourcesOf } from '../../connectors/sources.js';
import { offersFor } from '../../src/core/residents/offers.js';
import { notHeard, provenanceOf } from '../../src/core/residents/provenance.js';
import type { LegalContext } from '../../src/vocabulary/legal-context.js';
import { warsawDate } from '../../src/vocabulary/local-date.js';
import { identifierKey, parsePersonIdentifier, type PersonIdentifier } from '../../src/vocabulary/person-identifier.js';
import type { SourceSystem } from '../../src/vocabulary/source-system.js';
import { serveBench } from './child-server.js';
import { readWish } from './wish.js';

/**
 * What the hub is measured against. `POST /graphql`: the person card by a bare `node:http` handler that asks the same sources with the
 * same connectors and answers the same JSON, without GraphQL, token, audit or database. `POST /canned`: the same bytes, asking nobody.
 */
const connectors = openConnectors(readWish().sources);
const sources = sourcesOf(connectors);

type PersonSystem = Exclude<SourceSystem, 'NGO'>;

async function card(identifier: PersonIdentifier, legal: LegalContext): Promise<string> {
  const ask = { legal, correlationId: 'bench', signal: new AbortController().signal };
  const personPart = async <S extends PersonSystem>(system: S) => {
    const heard = (await sources.find(system)!.personParts!([identifier], ask)).get(identifierKey(identifier))!;
    return { provenance: toldBy(system, heard), record: heard.heard ? heard.value : null };
  };
  const offers = async () => {
    const heard = await sources.find('NGO')!.catalogue!(ask);
    return { provenance: toldBy('NGO', heard), services: offersFor(servicesOf([{ system: 'NGO', heard }]), identifier, warsawDate(new Date())) };
  };
  const [socialAssistance, registry, labour, health, offered] = await Promise.all([
    personPart('OPS'), personPart('GMINA'), personPart('PUP'), personPart('HEALTH'), offers(),
  ]);
  const id = createHash('sha256').update(identifierKey(identifier)).digest('hex').slice(0, 36);
  return JSON.stringify({ data: { resident: { id, socialAssistance, registry, labour, health, offers: offered } } });
}

const toldBy = (system: SourceSystem, heard: Heard<unknown>) => (heard.heard ? provenanceOf(system, heard) : notHeard(system, heard.fault));

let lastCard = '{}';

function answer(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  const send = (json: string) => response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(json) }).end(json);
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.url === '/canned') return void send(lastCard);
    const { variables } = JSON.parse(Buffer.concat(chunks).toString()) as { variables: { person: { type: string; value: string }; legal: LegalContext } };
    return void card(parsePersonIdentifier(variables.person)!, variables.legal).then((json) => send(lastCard = json));
  });
}

const server = createServer(answer);
server.listen(0, '127.0.0.1', () => serveBench(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, async () => {
  server.closeAllConnections();
  server.close();
  await Promise.all(connectors.map((connector) => connector.close()));
}));
