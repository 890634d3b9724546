import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { EWUS_FOLDER, ewusSimulator } from '../../connectors/health/ewus/simulator.js';
import type { SimulatorMode } from '../../connectors/transport/knobs.js';
import { DEMO_TENANT } from '../../src/demo/demo-centre.js';
import { POPULATION } from '../../src/demo/population.js';
import type { SourceSystem } from '../../src/vocabulary/source-system.js';
import { type Addresses, runningHub, type RunningHub } from '../running-hub.js';

/** So that a source that never answers does not make this suite slow, and no breaker hides what a source does. */
const limits = { attemptMilliseconds: 500, attempts: 2, failuresToOpen: 1_000 } as const;
const impatient = ({ OPS, GMINA, PUP, HEALTH, NGO }: Addresses): Partial<Addresses> => ({
  OPS: { ...OPS, limits }, GMINA: { ...GMINA, limits }, PUP: { ...PUP, limits }, NGO: { ...NGO, limits },
  HEALTH: { ...HEALTH, limits, nfz: { ...HEALTH.nfz!, limits }, ewus: { ...HEALTH.ewus!, limits } },
});

interface Expected {
  readonly breaks: SimulatorMode | 'vanish';
  readonly kind: string;
  readonly because: string;
  /** Whether asking again is of use; a list: only where one of these operations says so. */
  readonly retryable: boolean | readonly string[];
}
const UNREACHABLE = { kind: 'UNREACHABLE', because: 'nie przyjmuje połączeń albo je zrywa', retryable: true } as const;
const FAULTS: Readonly<Record<string, Expected>> = {
  'is down': { breaks: 'down', ...UNREACHABLE },
  'refuses the connection': { breaks: 'vanish', ...UNREACHABLE },
  'is slow': { breaks: 'slow', kind: 'TIMEOUT', because: 'nie odpowiedział w wyznaczonym czasie', retryable: true },
  'answers 5xx': { breaks: 'server-error', kind: 'SERVER_ERROR', because: 'zgłosił błąd wewnętrzny', retryable: true },
  'answers with a fault of its own': { breaks: 'fault', kind: 'FAULT', because: 'odpowiedział błędem', retryable: ['health.patient', 'health.insurance'] },
  'answers with what cannot be read': { breaks: 'malformed', kind: 'MALFORMED', because: 'przysłał odpowiedź, której nie da się odczytać', retryable: false },
  'breaks off its answer': { breaks: 'truncated', ...UNREACHABLE },
  'answers in another format': { breaks: 'wrong-content-type', kind: 'WRONG_CONTENT_TYPE', because: 'przysłał odpowiedź w nieznanym formacie', retryable: false },
  'says that our access has expired': { breaks: 'refused', kind: 'REFUSED', because: 'odmówił hubowi dostępu; powiadom administratora', retryable: false },
  'shows a maintenance page': { breaks: 'maintenance', kind: 'MAINTENANCE', because: 'ma przerwę techniczną', retryable: true },
};

/** A part of the card: the field, where its data lies, the operation behind it, and who the sentence is about. */
interface PartOfCard { readonly part: string; readonly data: string; readonly coordinate: string; readonly who: string }
/** Sources with a part in the picture; no other is connected here. */
const SYSTEMS = ['OPS', 'GMINA', 'PUP', 'HEALTH', 'NGO'] as const satisfies readonly SourceSystem[];
type Asked = (typeof SYSTEMS)[number];
const PARTS: Readonly<Record<Asked, readonly PartOfCard[]>> = {
  OPS: [{ part: 'socialAssistance', data: 'record', coordinate: 'ops.benefits', who: 'System pomocy społecznej (OPS)' }],
  GMINA: [{ part: 'registry', data: 'record', coordinate: 'gmina.residents', who: 'Rejestr mieszkańców urzędu gminy' }],
  PUP: [{ part: 'labour', data: 'record', coordinate: 'pup.status', who: 'System powiatowego urzędu pracy (PUP)' }],
  HEALTH: [
    { part: 'health', data: 'record', coordinate: 'health.patient', who: 'System podmiotu leczniczego' },
    { part: 'insurance', data: 'record', coordinate: 'health.insurance', who: 'System eWUŚ' },
  ],
  NGO: [{ part: 'offers', data: 'services', coordinate: 'ngo.catalogue', who: 'Katalog usług organizacji pozarządowych' }],
};

const CARD = `query Card($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) {
  resident(identifier: $identifier, legal: $legal) {
    id
    socialAssistance { provenance { ...P } record { benefits { name } identity { familyName } } }
    registry { provenance { ...P } record { addresses { street } identity { familyName } } }
    labour { provenance { ...P } record { status identity { familyName } } }
    health { provenance { ...P } record { active identity { familyName } } }
    insurance { provenance { ...P } record { status } }
    offers { provenance { ...P } services { name } }
  }
}
fragment P on Provenance { system state asOf because }`;
const SERVICES = '{ services(first: 1) { edges { node { name } } provenance { system state asOf because } } }';

/** Known to all four sources that know people, and insured. */
const KNOWN = POPULATION[21]!;
const PERSON = [KNOWN.identifier.value, KNOWN.givenName, KNOWN.familyName, KNOWN.gmina!.street!, KNOWN.gmina!.locality];
/** What the simulators say when they are broken, and what the libraries below say of it. */
const UPSTREAM = [
  'Internal Server Error', '<', '%PDF', 'Przerwa techniczna', 'Błąd wewnętrzny', 'HAPI', 'Kowalska', 'Odmowa', 'Bad Request', 'PUP-099', 'CBB-099', 'BLAD_', 'InputException',
  'ECONN', 'UND_ERR', 'socket',
];

interface Provenance { readonly system: string; readonly state: string; readonly asOf: string | null; readonly because: string }
type Part = { readonly provenance: Provenance } & Readonly<Record<string, unknown>>;
interface GraphError { readonly message: string; readonly path: readonly string[]; readonly extensions: Readonly<Record<string, unknown>> }
interface Answer<Data> { readonly data: Data; readonly errors?: readonly GraphError[] }
type Card = Answer<{ readonly resident: Readonly<Record<string, Part>> & { readonly id: string } }>;
type Services = Answer<{ readonly services: { readonly edges: readonly unknown[]; readonly provenance: readonly Provenance[] } }>;

const isRetryable = ({ retryable }: Expected, coordinate: string) => (typeof retryable === 'boolean' ? retryable : retryable.includes(coordinate));
const errorOf = ({ part, data, coordinate, who }: PartOfCard, source: SourceSystem, fault: Expected): GraphError => ({
  message: `${who} ${fault.because}.`, path: ['resident', part, data],
  extensions: { code: `SOURCE_${fault.kind}`, source, coordinate, retryable: isRetryable(fault, coordinate), correlationId: expect.any(String) },
});
const unavailable = ({ who }: Pick<PartOfCard, 'who'>, system: SourceSystem, { because }: Expected) => ({ system, state: 'UNAVAILABLE', asOf: null, because: `${who} ${because}.` });
const withoutPlaces = (errors: readonly GraphError[] = []) =>
  errors.map(({ message, path, extensions }) => ({ message, path, extensions })).toSorted((a, b) => a.path.join().localeCompare(b.path.join()));

describe('a source that', () => {
  const log: string[] = [];
  let hub: RunningHub;
  let token: string;
  beforeAll(async () => {
    hub = await runningHub({ addresses: impatient, logged: (line) => { log.push(line); } });
    token = await hub.issuer.issue({ role: 'coordinator', tenant: DEMO_TENANT, lifetimeSeconds: 600 });
  });
  afterAll(async () => { await hub.close(); });

  const ask = async <A>(query: string, variables = {}): Promise<A> => {
    const response = await fetch(hub.graphUrl, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as A;
  };
  const card = () => ask<Card>(CARD, { identifier: KNOWN.identifier, legal: { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'W/2026/000001' } });
  /** All six parts as they are now. On a busy machine a source can miss its deadline once, and its register is then shown as it was. */
  async function wholeCard(): Promise<Card> {
    for (let tries = 1; ; tries += 1) {
      const whole = await card();
      const states = SYSTEMS.flatMap((each) => PARTS[each]).map(({ part }) => whole.data.resident[part]!.provenance.state);
      if (!whole.errors && states.every((state) => state === 'FRESH')) return whole;
      if (tries === 5) throw new Error(`the sources do not answer: ${states.join(', ')}`);
      await pause(200);
    }
  }
  const broken = async <T>(systems: readonly Asked[], { breaks }: Expected, work: () => Promise<T>): Promise<T> => {
    const mend = await Promise.all(systems.map(async (system) => {
      if (breaks === 'vanish') return hub.vanish(system);
      hub.simulators[system].setMode(breaks);
      return async () => hub.simulators[system].setMode('up');
    }));
    log.length = 0;
    try {
      return await work();
    } finally {
      await Promise.all(mend.map((each) => each()));
    }
  };
  const nothingLeaks = (errors: unknown, provenances: readonly Provenance[]) => {
    expect(log.join('')).toContain('"msg":"request"'); // something was logged at all
    for (const said of [JSON.stringify(errors ?? []), JSON.stringify(provenances), log.join('')]) {
      expect([...PERSON, ...UPSTREAM].filter((word) => said.includes(word))).toEqual([]);
    }
  };

  describe.each(SYSTEMS)('is %s and', (system) => {
    test.each(Object.entries(FAULTS))('%s costs its own part alone, and says why', async (_, fault) => {
      const whole = await wholeCard(); // and the catalogue has been heard once
      const { data: { resident }, errors } = await broken([system], fault, async () => {
        await pause(60); // a catalogue is kept for 50 ms
        return card();
      });
      expect(resident.id).toBe(whole.data.resident.id);
      for (const each of SYSTEMS.filter((other) => other !== system)) {
        for (const { part, data } of PARTS[each]) expect(resident[part]).toMatchObject({ provenance: { state: 'FRESH' }, [data]: whole.data.resident[part]![data] });
      }
      if (system === 'NGO') { // a register: its last good answer, as old as it is
        const { provenance, services } = whole.data.resident['offers']!;
        const because = `Nie udało się w porę odświeżyć danych, które podaje katalog usług organizacji pozarządowych, bo ${fault.because}; pokazano ostatnią dobrą odpowiedź.`;
        expect(resident['offers']).toEqual({ provenance: { ...provenance, state: 'STALE', asOf: expect.any(String), because }, services });
        expect(errors).toBeUndefined();
      } else {
        for (const part of PARTS[system]) expect(resident[part.part]).toEqual({ provenance: unavailable(part, system, fault), [part.data]: null });
        expect(withoutPlaces(errors)).toEqual(PARTS[system].map((part) => errorOf(part, system, fault)));
      }
      nothingLeaks(errors, PARTS[system].map(({ part }) => resident[part]!.provenance));
    });
  });

  test.each(Object.entries(FAULTS))('%s, when all five do since the start of the hub, still leaves an answer', async (_, fault) => {
    const { answer, services } = await broken(SYSTEMS, fault, async () => {
      await hub.restart({ addresses: impatient }); // nothing has been heard by this one
      return { answer: await card(), services: await ask<Services>(SERVICES) };
    });
    const all = SYSTEMS.flatMap((system) => PARTS[system].map((part) => ({ ...part, system })));
    for (const each of all) expect(answer.data.resident[each.part]).toEqual({ provenance: unavailable(each, each.system, fault), [each.data]: null });
    expect(withoutPlaces(answer.errors)).toEqual(withoutPlaces(all.map((part) => errorOf(part, part.system, fault))));
    expect(services).toEqual({ data: { services: { edges: [], provenance: [
      unavailable(PARTS.HEALTH[0]!, 'HEALTH', fault), unavailable(PARTS.NGO[0]!, 'NGO', fault),
    ] } } });
    nothingLeaks(answer.errors, [...all.map(({ part }) => answer.data.resident[part]!.provenance), ...services.data.services.provenance]);
  });

  test('knows us by a session loses it without anybody noticing; a password that has expired is told, and to the administrator', async () => {
    const { login, password, domain, url } = OPERATOR;
    const ewus = await ewusSimulator({ people: POPULATION, login, password });
    await hub.restart({ addresses: (demo) => ({ ...demo, HEALTH: { ...demo.HEALTH, ewus: { domain, login, password, url: ewus.url + url } } }) });
    const insured = async () => (await card()).data.resident['insurance'];
    expect(await insured()).toMatchObject({ provenance: { state: 'FRESH' }, record: { status: 'INSURED' } });
    ewus.expireSessions();
    expect(await insured()).toMatchObject({ provenance: { state: 'FRESH' }, record: { status: 'INSURED' } });
    expect(ewus.logins()).toBe(2);
    ewus.setPassword('expired');
    ewus.expireSessions();
    const { data: { resident }, errors } = await card();
    const fault = FAULTS['says that our access has expired']!;
    expect(resident['insurance']).toEqual({ provenance: unavailable(PARTS.HEALTH[1]!, 'HEALTH', fault), record: null });
    expect(withoutPlaces(errors)).toEqual([errorOf(PARTS.HEALTH[1]!, 'HEALTH', fault)]);
    const { systems } = await hub.as('administrator').ask<{ systems: { system: string; attention: string[] }[] }>('{ systems { system attention } }');
    expect(systems.find(({ system }) => system === 'HEALTH')!.attention).toEqual([expect.stringMatching(/hasło.*wygas/i)]);
    await ewus.close();
  });
});

const OPERATOR = { domain: '16', login: 'PROBA', password: 'proba-2026', url: EWUS_FOLDER } as const;
