import { afterEach, describe, expect, test } from '@jest/globals';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ngoConnector } from '../../../connectors/ngo/client.js';
import { DEMO_ORGANISATIONS, DEMO_SERVICES } from '../../../connectors/ngo/demo-services.js';
import { krsRegister, type KrsRegister } from '../../../connectors/ngo/krs/client.js';
import { parseOdpis } from '../../../connectors/ngo/krs/messages.js';
import { krsSimulator, type KrsOrganisation } from '../../../connectors/ngo/krs/simulator.js';
import { ngoSimulator } from '../../../connectors/ngo/simulator.js';
import { sendJson, startSimulator } from '../../../connectors/transport/simulator-server.js';
import { parseKrsNumber } from '../../../src/vocabulary/krs-number.js';
import { warsawDate } from '../../../src/vocabulary/local-date.js';
import { FAULT_MODES, FAULTS_OF_MODES, SHORT_LIMITS } from '../transport/mode-faults.js';
import { EXTRACTS, extract, numberOf } from './extracts.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => { for (const close of closing.splice(0)) await close(); });

const ask = (signal = AbortSignal.timeout(5_000)) => ({ signal, correlationId: 'c-1' });
const number = (serial: number) => parseKrsNumber(`000990000${serial}`)!;
const ORGANISATIONS: readonly KrsOrganisation[] = [
  { krs: number(1), name: 'Stowarzyszenie Pierwsze', register: 'S', regon: '990000016', nip: '9900000106' },
  { krs: number(2), name: 'Opieka spółka z o.o.', register: 'P' },
  { krs: number(3), name: 'Fundacja Trzecia', register: 'S', state: 'STRUCK_OFF' },
  { krs: number(4), name: 'Fundacja Czwarta', register: 'S', state: 'IN_LIQUIDATION' },
  { krs: number(5), name: 'Opieka druga spółka z o.o.', register: 'P', state: 'BANKRUPT' },
];

function registerAt(url: string, keepMilliseconds?: number): KrsRegister {
  const register = krsRegister({ url, limits: SHORT_LIMITS, ...(keepMilliseconds !== undefined && { keepMilliseconds }) });
  closing.unshift(() => register.close());
  return register;
}

async function running(organisations = ORGANISATIONS) {
  const simulator = await krsSimulator({ organisations });
  closing.push(() => simulator.close());
  return simulator;
}

async function server(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const started = await startSimulator(answer);
  closing.push(() => started.close());
  return started;
}

async function standing(register: KrsRegister, krs: Parameters<KrsRegister['standing']>[0]) {
  const heard = await register.standing(krs, ask());
  if (!heard.heard) throw new Error(`KRS was not heard: ${heard.fault.kind}`);
  return heard;
}

describe('asking KRS', () => {
  test('an association is found at the first question', async () => {
    const simulator = await running();
    expect((await standing(registerAt(simulator.url), number(1))).value).toEqual({
      name: 'STOWARZYSZENIE PIERWSZE', krs: number(1), regon: '990000016', nip: '9900000106', register: 'S',
      inLiquidation: false, inBankruptcy: false, asOf: warsawDate(new Date()),
    });
    expect(simulator.calls()).toBe(1);
  });

  test('what is not among the associations is looked for among the entrepreneurs', async () => {
    const simulator = await running();
    expect((await standing(registerAt(simulator.url), number(2))).value).toMatchObject({ register: 'P', inLiquidation: false });
    expect(simulator.calls()).toBe(2);
  });

  test('who is in neither, or has been struck off, is not there', async () => {
    const simulator = await running();
    const register = registerAt(simulator.url);
    expect((await standing(register, number(9))).value).toBeUndefined();
    expect((await standing(register, number(3))).value).toBeUndefined();
    expect(simulator.calls()).toBe(4);
  });

  test.each([['', ''], ['text/plain', 'Not found'], ['application/json', '']])('a 404 of type "%s" with "%s" is no such number: the other register is asked', async (type, body) => {
    const { url } = await server((request, response) => {
      if (request.url!.includes('rejestr=P')) return sendJson(response, 200, extract('bankruptcy'));
      response.writeHead(404, type === '' ? {} : { 'content-type': type }).end(body);
    });
    expect((await standing(registerAt(url), numberOf('bankruptcy'))).value).toMatchObject({ register: 'P' });
  });

  test('liquidation and bankruptcy are seen', async () => {
    const register = registerAt((await running()).url);
    expect((await standing(register, number(4))).value).toMatchObject({ inLiquidation: true, inBankruptcy: false });
    expect((await standing(register, number(5))).value).toMatchObject({ inLiquidation: false, inBankruptcy: true });
  });

  test.each(EXTRACTS)('the extract of %s is read over the wire', async (name) => {
    const register = extract(name) as { odpis: { naglowekA: { rejestr: string } } };
    const { url } = await server((request, response) => new URL(request.url!, 'http://krs').searchParams.get('rejestr') === register.odpis.naglowekA.rejestr.at(-1)
      ? sendJson(response, 200, register)
      : sendJson(response, 404, { title: 'Not Found', status: 404 }));
    expect((await standing(registerAt(url), numberOf(name))).value).toMatchObject({ krs: numberOf(name) });
  });

  test('it is asked as its documentation says', async () => {
    const asked: string[] = [];
    const { url } = await server((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.accept}`);
      sendJson(response, 404, {});
    });
    await standing(registerAt(`${url}/`), number(1));
    expect(asked).toEqual(['S', 'P'].map((register) => `GET /api/krs/OdpisAktualny/0009900001?rejestr=${register}&format=json application/json`));
  });
});

describe('what KRS never said', () => {
  test('somebody else\'s extract is refused', async () => {
    const { url } = await server((_, response) => sendJson(response, 200, extract('association')));
    expect(await registerAt(url).standing(number(1), ask())).toEqual({ heard: false, fault: { source: 'NGO', coordinate: 'ngo.krs', kind: 'MALFORMED', retryable: false } });
  });

  test('a page that is not there, told in HTML, is not an organisation that is not there', async () => {
    const { url } = await server((_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<html>404</html>'));
    expect(await registerAt(url).standing(number(1), ask())).toMatchObject({ heard: false, fault: { kind: 'MAINTENANCE' } });
  });

  test('an extract of a day to come is refused', async () => {
    const { odpis } = extract('association') as { odpis: { naglowekA: object } };
    const { url } = await server((_, response) => sendJson(response, 200, { odpis: { ...odpis, naglowekA: { ...odpis.naglowekA, stanZDnia: '20.11.2999' } } }));
    expect(await registerAt(url).standing(numberOf('association'), ask())).toMatchObject({ heard: false, fault: { kind: 'MALFORMED' } });
  });

  test.each(FAULT_MODES)('mode %s has its fault and nothing of the upstream text', async (mode) => {
    const simulator = await running();
    simulator.setMode(mode);
    const register = registerAt(simulator.url);
    const heard = await register.standing(number(1), ask());
    if (heard.heard) throw new Error('nothing can have been heard');
    expect(FAULTS_OF_MODES[mode]).toContain(heard.fault.kind);
    expect(heard.fault).toEqual({ source: 'NGO', coordinate: 'ngo.krs', kind: heard.fault.kind, retryable: expect.any(Boolean) });
    expect(JSON.stringify([heard, register.health()])).not.toMatch(/Przerwa|Internal|PDF|Bad Request/);
  });
});

describe('an extract is kept for a day', () => {
  test('many who ask together and soon after cost one question', async () => {
    const simulator = await running();
    const register = registerAt(simulator.url);
    await Promise.all(Array.from({ length: 20 }, () => standing(register, number(1))));
    await standing(register, number(1));
    expect(simulator.calls()).toBe(1);
  });

  test.each(FAULT_MODES)('in mode %s the last one is given, with its date and the reason', async (mode) => {
    const simulator = await running();
    const register = registerAt(simulator.url, 0);
    const good = await standing(register, number(4));
    simulator.setMode(mode);
    expect(await standing(register, number(4))).toEqual({ ...good, staleBecause: expect.stringContaining('Nie udało się w porę odświeżyć danych, które podaje Krajowy Rejestr Sądowy (KRS)') });
    expect(await register.standing(number(1), ask())).toMatchObject({ heard: false }); // never heard, never guessed
  });

  test('afterwards a liquidation that began meanwhile is heard', async () => {
    const organisations = [...ORGANISATIONS];
    const register = registerAt((await running(organisations)).url, 20);
    expect((await standing(register, number(1))).value).toMatchObject({ inLiquidation: false });
    organisations[0] = { ...ORGANISATIONS[0]!, state: 'IN_LIQUIDATION' };
    await sleep(30);
    expect((await standing(register, number(1))).value).toMatchObject({ inLiquidation: true });
  });
});

describe('the connector of NGOs', () => {
  test('answers about standing only where it knows a KRS', async () => {
    const simulator = await ngoSimulator({ documents: DEMO_SERVICES, organisations: DEMO_ORGANISATIONS });
    closing.push(() => simulator.close());
    const [without, connected] = [ngoConnector({ url: simulator.url }), ngoConnector({ url: simulator.url, krs: { url: simulator.url } })];
    closing.unshift(() => without.close(), () => connected.close());
    expect(without.standing).toBeUndefined();
    const catalogue = await connected.catalogue!(ask());
    const providers = catalogue.heard ? catalogue.value.services.map(({ provider }) => provider) : [];
    const standings = await Promise.all(providers.map(async ({ krs }) => connected.standing!(krs!, ask())));
    expect(standings.map((heard, i) => heard.heard && [heard.value?.name, heard.value?.inLiquidation, providers[i]!.name])).toEqual(
      providers.map(({ name }) => [name.toLocaleUpperCase('pl'), name.endsWith('w likwidacji'), name]));
    expect(connected.health().operations.map(({ coordinate }) => coordinate)).toEqual(['ngo.catalogue', 'ngo.krs']);
    expect(without.health().operations).toEqual([]);
  });
});

test('the simulator speaks as the recorded extracts do', async () => {
  const { url } = await running();
  const get = (path: string) => fetch(`${url}/api/krs/OdpisAktualny/${path}`);
  const keys = (value: unknown): unknown => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []);
  const recorded = extract('association') as { odpis: { naglowekA: object; dane: object } };
  const played = (await (await get('0009900001?rejestr=S')).json()) as typeof recorded;
  expect(keys(played.odpis)).toEqual(keys(recorded.odpis));
  expect(keys(played.odpis.dane)).toEqual(keys(recorded.odpis.dane));
  expect(keys(recorded.odpis.naglowekA)).toEqual(expect.arrayContaining(keys(played.odpis.naglowekA) as unknown[]));
  expect(parseOdpis(played)).toMatchObject({ rejestr: 'RejS', regon: '99000001600000' });
  expect((await get('0009900001?rejestr=P')).status).toBe(404);
  expect((await get('0009900003?rejestr=S')).status).toBe(204);
  expect((await get('12?rejestr=S')).status).toBe(400);
  expect((await get('0009900001')).status).toBe(400);
});
