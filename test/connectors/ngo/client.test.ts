import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Connector } from '../../../connectors/connector.js';
import { ngoConnector } from '../../../connectors/ngo/client.js';
import { DEMO_SERVICES } from '../../../connectors/ngo/demo-services.js';
import { ngoSimulator } from '../../../connectors/ngo/simulator.js';
import { sendJson, startSimulator } from '../../../connectors/transport/simulator-server.js';
import { FAULT_MODES, FAULTS_OF_MODES, SHORT_LIMITS } from '../transport/mode-faults.js';
import { fixture, specificationExample } from './documents.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => { for (const close of closing.splice(0)) await close(); });

const ask = (signal = AbortSignal.timeout(5_000)) => ({ signal, correlationId: 'c-1' });

function connectorTo(url: string, options: Partial<Parameters<typeof ngoConnector>[0]> = {}): Connector<'NGO'> {
  const connector = ngoConnector({ url, limits: SHORT_LIMITS, ...options });
  closing.unshift(() => connector.close());
  return connector;
}

async function publisher(documents: readonly unknown[], pageSize?: number) {
  const simulator = await ngoSimulator({ documents, ...(pageSize && { pageSize }) });
  closing.push(() => simulator.close());
  return simulator;
}

async function server(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const started = await startSimulator(answer);
  closing.push(() => started.close());
  return started;
}

async function catalogueOf(connector: Connector<'NGO'>, milliseconds = 5_000) {
  const heard = await connector.catalogue!(ask(AbortSignal.timeout(milliseconds)));
  if (!heard.heard) throw new Error(`the catalogue was not heard: ${heard.fault.kind}`);
  return heard;
}

const full = (id: string) => ({ ...fixture('service.place-by-reference.json'), id });

test('no NGO can be asked about a person', () => {
  expect(connectorTo('http://127.0.0.1:1').personParts).toBeUndefined();
});

describe('reading a catalogue', () => {
  test('every page is turned and every service read in full', async () => {
    const simulator = await publisher(DEMO_SERVICES, 4);
    const { value, asOf, staleBecause } = await catalogueOf(connectorTo(simulator.url));
    expect(value.services.map(({ name }) => name)).toEqual(DEMO_SERVICES.map((each) => (each as { name: string }).name));
    expect(value.services[2]?.places).toMatchObject([{ name: 'Dom Sąsiedzki', latitude: 54.051 }]); // lists leave places out
    expect(value.refused).toEqual([]);
    expect(Date.now() - asOf.getTime()).toBeLessThan(5_000);
    expect(staleBecause).toBeUndefined();
    expect(simulator.calls()).toBe(2 + 1 + 7); // pages, the description of the API, records
  });

  test('the published example of the specification is read over the wire, its nonsense refused', async () => {
    const simulator = await publisher([specificationExample('service_full.json'), fixture('service.without-organization.json'), 'nonsense', {}]);
    const { value } = await catalogueOf(connectorTo(simulator.url));
    expect(value.services.map(({ name }) => name)).toEqual(['Community Counselling']);
    expect(value.refused.map(({ record, code }) => `${record} ${code}`)).toEqual(expect.arrayContaining([
      'location/3a19ff88-4620-4d17-9830-ac1d859eb5d5 IMPOSSIBLE_VALUE', 'service/svc-orphan UNKNOWN_REFERENCE',
      'services?page=1[2] MISSING_FIELD', 'services?page=1[3] MISSING_FIELD',
    ]));
  });

  test('an empty catalogue is an answer', async () => {
    const simulator = await publisher([]);
    expect((await catalogueOf(connectorTo(simulator.url))).value).toEqual({ services: [], refused: [] });
  });

  test('pages beyond the limit are not read, and that is said', async () => {
    const simulator = await publisher(DEMO_SERVICES, 2);
    const { value } = await catalogueOf(connectorTo(simulator.url, { cataloguePages: 2 }));
    expect(value.services).toHaveLength(4);
    expect(value.refused).toEqual([{
      system: 'NGO', record: 'services', field: 'total_pages', code: 'IMPOSSIBLE_VALUE',
      because: 'Katalog jest dłuższy, niż hub czyta; reszty nie przejęto (total_pages: 4).',
    }]);
  });

  test('exactly as many pages as the limit are not too many', async () => {
    const simulator = await publisher(DEMO_SERVICES, 4);
    expect((await catalogueOf(connectorTo(simulator.url, { cataloguePages: 2 }))).value).toMatchObject({ services: { length: 7 }, refused: [] });
  });

  test('services beyond the limit on a single page are not read, and that is said', async () => {
    const documents = Array.from({ length: 2_003 }, (_, i) => full(`svc-${i}`));
    const simulator = await publisher(documents, 5_000);
    const { value } = await catalogueOf(connectorTo(simulator.url, { limits: {} }), 25_000); // two thousand exchanges on a busy machine
    expect(value.services).toHaveLength(2_000);
    expect(value.refused).toMatchObject([{ record: 'services', code: 'IMPOSSIBLE_VALUE' }]);
  });

  test('a service listed twice is read once', async () => {
    const simulator = await publisher([full('svc-1'), full('svc-2'), full('svc-1')], 2);
    const { value } = await catalogueOf(connectorTo(simulator.url));
    expect(value.services.map(({ id }) => id)).toEqual(['NGO:svc-1', 'NGO:svc-2']);
    expect(value.refused).toMatchObject([{ record: 'service/svc-1', code: 'DUPLICATE_ID' }]);
  });

  test.each([
    ['is gone', (response: ServerResponse) => sendJson(response, 404, {})],
    ['is somebody else\'s', (response: ServerResponse) => sendJson(response, 200, full('svc-9'))],
    ['makes the publisher stumble', (response: ServerResponse) => sendJson(response, 500, {})],
    ['is cut', (response: ServerResponse) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":')],
  ])('a record that %s costs itself only', async (_, bad) => {
    const { url } = await server((request, response) => {
      if (request.url?.startsWith('/services?')) return sendJson(response, 200, { contents: [{ id: 'svc-1' }, { id: 'svc-2' }], last_page: true });
      if (request.url === '/services/svc-1') return void bad(response);
      sendJson(response, 200, full('svc-2'));
    });
    const { value } = await catalogueOf(connectorTo(url));
    expect(value.services.map(({ id }) => id)).toEqual(['NGO:svc-2']);
    expect(value.refused).toMatchObject([{ record: 'service/svc-1', code: 'UNKNOWN_REFERENCE' }]);
  });

  test('when no record at all can be read, the source is at fault and not its records', async () => {
    const { url } = await server((request, response) => request.url?.startsWith('/services?')
      ? sendJson(response, 200, { contents: [{ id: 'svc-1' }, { id: 'svc-2' }], last_page: true })
      : sendJson(response, 500, {}));
    expect(await connectorTo(url).catalogue!(ask())).toMatchObject({ heard: false, fault: { coordinate: 'ngo.catalogue', kind: 'SERVER_ERROR' } });
  });

  test('a second page that fails, fails the reading: half a catalogue would look like services withdrawn', async () => {
    const { url } = await server((request, response) => request.url === '/services?page=1'
      ? sendJson(response, 200, { contents: [{ id: 'svc-1' }], total_pages: 2, page_number: 1, last_page: false })
      : sendJson(response, request.url === '/services?page=2' ? 500 : 200, full('svc-1')));
    expect(await connectorTo(url).catalogue!(ask())).toMatchObject({ heard: false, fault: { kind: 'SERVER_ERROR' } });
  });
});

describe('the version of HSDS', () => {
  const publisherThatSays = async (described: (response: ServerResponse) => unknown) => {
    const { url } = await server((request, response) => {
      if (request.url === '/') return void described(response);
      sendJson(response, 200, request.url?.startsWith('/services?') ? { contents: [{ id: 'svc-capacities' }], last_page: true } : fixture('service.capacities-3.1.json'));
    });
    return connectorTo(url);
  };

  test.each(['3.0', '3.1', '3.1.1', '3.2'])('%s is what the publisher says, and its records are read', async (version) => {
    const connector = await publisherThatSays((response) => sendJson(response, 200, { version, profile: 'https://docs.openreferral.org/' }));
    expect(connector.adapter).toBe('hsds-3.0'); // nothing heard yet
    const { value } = await catalogueOf(connector);
    expect(connector.adapter).toBe(`hsds-${version}`);
    expect(value.services[0]?.capacity).toMatchObject({ available: 8, maximum: 30 }); // whatever the version: the record decides
    expect(value.refused.filter(({ record }) => record === 'api')).toEqual([]);
  });

  test.each([
    ['is not there', (response: ServerResponse) => sendJson(response, 404, {})],
    ['is a page for people', (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>API</html>')],
    ['is an error', (response: ServerResponse) => sendJson(response, 500, {})],
    ['says nothing of it', (response: ServerResponse) => sendJson(response, 200, { version: 'najnowsza' })],
  ])('a description that %s keeps nobody from reading', async (_, described) => {
    const connector = await publisherThatSays(described);
    expect((await catalogueOf(connector)).value.services).toHaveLength(1);
    expect(connector.adapter).toBe('hsds-3.0');
  });

  test('one that the hub does not know is named among the refusals', async () => {
    const connector = await publisherThatSays((response) => sendJson(response, 200, { version: '2.0' }));
    const { value } = await catalogueOf(connector);
    expect(value.services).toHaveLength(1);
    expect(value.refused[0]).toEqual({
      system: 'NGO', record: 'api', field: 'version', code: 'WRONG_TYPE', because: 'Źródło podaje wersję HSDS, której hub nie zna; zapisy odczytano jak wersję 3.1 (version).',
    });
  });

  test('the simulator plays 3.1 when it is told to', async () => {
    const simulator = await ngoSimulator({ documents: DEMO_SERVICES, version: '3.1' });
    closing.push(() => simulator.close());
    const connector = connectorTo(simulator.url);
    await catalogueOf(connector);
    expect(connector.adapter).toBe('hsds-3.1');
  });
});

describe('when the publisher fails', () => {
  test.each(FAULT_MODES)('mode %s has its fault and nothing of the upstream text', async (mode) => {
    const simulator = await publisher(DEMO_SERVICES);
    simulator.setMode(mode);
    const connector = connectorTo(simulator.url);
    const heard = await connector.catalogue!(ask());
    if (heard.heard) throw new Error('nothing can have been heard');
    expect(FAULTS_OF_MODES[mode]).toContain(heard.fault.kind);
    expect(heard.fault).toEqual({ source: 'NGO', coordinate: 'ngo.catalogue', kind: heard.fault.kind, retryable: expect.any(Boolean) });
    expect(JSON.stringify([heard, connector.health()])).not.toMatch(/Przerwa|Internal|PDF|Bad Request/);
  });

  test.each(FAULT_MODES)('mode %s after a good reading: the last good catalogue is given, with its date and the reason', async (mode) => {
    const simulator = await publisher(DEMO_SERVICES);
    const connector = connectorTo(simulator.url, { keepMilliseconds: 0 });
    const good = await catalogueOf(connector);
    simulator.setMode(mode);
    const stale = await catalogueOf(connector);
    expect(stale).toMatchObject({ value: good.value, asOf: good.asOf, staleBecause: expect.stringContaining('katalog usług organizacji pozarządowych') });
    simulator.setMode('up');
    expect((await catalogueOf(connector)).staleBecause).toBeUndefined();
  });
});

describe('a catalogue is read once for everybody', () => {
  test('those who ask together cost one reading, and so does who asks soon after', async () => {
    const simulator = await publisher(DEMO_SERVICES);
    const connector = connectorTo(simulator.url);
    const heard = await Promise.all(Array.from({ length: 20 }, () => connector.catalogue!(ask())));
    await connector.catalogue!(ask());
    expect(heard.every((each) => each.heard && each.value.services.length === 7)).toBe(true);
    expect(simulator.calls()).toBe(1 + 1 + 7);
  });

  test('who asked first and left does not end the reading for the others', async () => {
    const simulator = await publisher(DEMO_SERVICES);
    const connector = connectorTo(simulator.url);
    const first = new AbortController();
    const left = connector.catalogue!(ask(first.signal));
    const stayed = connector.catalogue!(ask());
    first.abort();
    expect(await left).toMatchObject({ heard: false, fault: { kind: 'TIMEOUT', coordinate: 'ngo.catalogue' } });
    expect(await stayed).toMatchObject({ heard: true });
    expect(simulator.calls()).toBe(1 + 1 + 7);
  });
});

test('the simulator describes itself and its organisations as HSDS does', async () => {
  const { url } = await publisher(DEMO_SERVICES, 4);
  const get = async (path: string) => (await fetch(url + path)).json() as Promise<Record<string, unknown>>;
  expect(await get('/')).toMatchObject({ version: '3.0' });
  expect(await get('/services?page=2')).toMatchObject({ total_items: 7, total_pages: 2, page_number: 2, size: 3, first_page: false, last_page: true, empty: false });
  const { contents } = await get('/organizations') as { contents: { id: string; name: string }[] };
  expect(contents).toHaveLength(4);
  expect(await get(`/organizations/${contents[0]?.id}`)).toMatchObject({ name: contents[0]?.name });
  expect((await fetch(`${url}/people`)).status).toBe(404);
});
