import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Connector } from '../../../connectors/connector.js';
import { gminaConnector } from '../../../connectors/gmina/client.js';
import type { Simulator } from '../../../connectors/transport/knobs.js';
import { sendJson, startSimulator } from '../../../connectors/transport/simulator-server.js';
import { singleFlight, type AskAboutPeople } from '../../../connectors/transport/single-flight.js';
import type { RegistryPart } from '../../../src/core/residents/parts.js';
import { identifierKey, type PersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import { EWA, fixture, JAN, LEGAL, OKSANA } from '../gmina/fixtures.js';

/** A register that holds each answer back until it is told, and notes what it was asked. */
let register: Simulator;
let connector: Connector<'GMINA'>;
let askAbout: AskAboutPeople<PersonIdentifier, RegistryPart>;
let questions: { readonly people: number; readonly correlationId: unknown; readonly caseId: string; readonly gone: Promise<unknown>; answer(status?: number): void }[];
let arrived: () => void = () => undefined;

beforeEach(async () => {
  questions = [];
  register = await startSimulator(async (request, response) => {
    const asked = JSON.parse(await text(request)) as { identyfikatory: unknown[]; znakSprawy: string };
    questions.push({
      people: asked.identyfikatory.length, correlationId: request.headers['x-correlation-id'], caseId: asked.znakSprawy, gone: once(response, 'close'),
      answer: (status = 200) => sendJson(response, status, status === 200 ? fixture('odpowiedz.two-residents.json') : {}),
    });
    arrived();
  });
  connector = gminaConnector({ url: register.url, limits: { attempts: 1 } });
  askAbout = singleFlight(connector.personParts!, identifierKey);
});
afterEach(async () => {
  await connector.close();
  await register.close();
});

const asks = (people: readonly PersonIdentifier[], { signal = AbortSignal.timeout(5_000), correlationId = 'c-1', legal = LEGAL } = {}) => askAbout(people, { signal, correlationId, legal });
/** So many questions have reached the register. */
const reached = async (count: number) => {
  while (questions.length < count) await new Promise<void>((resolve) => { arrived = resolve; });
};
const keys = (...people: PersonIdentifier[]) => people.map(identifierKey).toSorted();
const keysOf = (answers: ReadonlyMap<string, unknown>) => [...answers.keys()].toSorted();

test('two who ask about the same person on the same ground share one exchange, which bears the id of the first', async () => {
  const both = [asks([JAN], { correlationId: 'first' }), asks([JAN], { correlationId: 'second' })];
  await reached(1);
  questions[0]!.answer();
  const [first, second] = await Promise.all(both);
  expect(first!.get(identifierKey(JAN))).toMatchObject({ heard: true });
  expect(second).toEqual(first);
  expect(questions).toMatchObject([{ correlationId: 'first' }]);
});

test('a batch asks only about those who are not being asked about, and everybody gets those whom they asked about', async () => {
  const one = asks([JAN]);
  const batch = asks([OKSANA, JAN, EWA]);
  await reached(2);
  questions.forEach(({ answer }) => answer());
  expect(keysOf(await one)).toEqual(keys(JAN));
  const answers = await batch;
  expect(keysOf(answers)).toEqual(keys(JAN, OKSANA, EWA));
  expect(answers.get(identifierKey(OKSANA))).toMatchObject({ heard: true });
  expect(questions.map(({ people }) => people).toSorted()).toEqual([1, 2]);
});

test.each([
  ['another case', { caseId: 'W/2026/000002' }], ['another basis', { basis: 'ustawa o CUS art. 38' }], ['another purpose', { purpose: 'PLAN_COORDINATION' }],
] as const)('%s is another question', async (_, other) => {
  const both = [asks([JAN]), asks([JAN], { legal: { ...LEGAL, ...other } })];
  await reached(2);
  questions.forEach(({ answer }) => answer());
  await Promise.all(both);
  expect(questions).toHaveLength(2);
});

test('a failure is shared as well, and nothing is kept: who asks afterwards asks anew', async () => {
  const both = [asks([JAN]), asks([JAN])];
  await reached(1);
  questions[0]!.answer(500);
  for (const answers of await Promise.all(both)) expect(answers.get(identifierKey(JAN))).toMatchObject({ heard: false, fault: { kind: 'SERVER_ERROR' } });
  const afterwards = asks([JAN]);
  await reached(2);
  questions[1]!.answer();
  expect((await afterwards).get(identifierKey(JAN))).toMatchObject({ heard: true });
});

test('who was first and leaves, leaves alone', async () => {
  const caller = new AbortController();
  const first = asks([JAN, OKSANA], { signal: caller.signal });
  const second = asks([JAN]);
  await reached(1);
  caller.abort();
  const left = await first;
  for (const who of [JAN, OKSANA]) expect(left.get(identifierKey(who))).toMatchObject({ heard: false, fault: { kind: 'TIMEOUT' } });
  questions[0]!.answer();
  expect((await second).get(identifierKey(JAN))).toMatchObject({ heard: true });
  expect(questions).toHaveLength(1);
});

test('when nobody waits any more the exchange is cancelled down to the socket, and nobody joins it', async () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const both = [asks([JAN], { signal: one.signal }), asks([JAN], { signal: other.signal })];
  await reached(1);
  one.abort();
  await both[0];
  other.abort();
  await both[1];
  const late = asks([JAN]);
  await questions[0]!.gone;
  await reached(2);
  questions[1]!.answer();
  expect((await late).get(identifierKey(JAN))).toMatchObject({ heard: true });
});

test('who has left before asks nothing', async () => {
  expect((await asks([JAN], { signal: AbortSignal.abort() })).get(identifierKey(JAN))).toMatchObject({ heard: false, fault: { kind: 'TIMEOUT' } });
  expect(register.calls()).toBe(0);
});

test('nobody asked about, nothing sent', async () => {
  expect((await asks([])).size).toBe(0);
  expect(register.calls()).toBe(0);
});
