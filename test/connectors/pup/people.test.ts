import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Connector } from '../../../connectors/connector.js';
import { PUP_ADAPTERS, pupConnector } from '../../../connectors/pup/client.js';
import { pupSimulator } from '../../../connectors/pup/simulator.js';
import type { Simulator } from '../../../connectors/transport/knobs.js';
import { SIMULATOR_MODES } from '../../../connectors/transport/knobs.js';
import { identifierKey } from '../../../src/vocabulary/person-identifier.js';
import { FAULT_KINDS, JAN, OLENA, SHORT, ZANETA, ask, manyPesels, person } from '../transport-soap/questions.js';
import { PATIENT, date, failed, heardFrom } from './wires.js';

const people = [
  person(ZANETA, { pup: { status: 'UNEMPLOYED', since: date('2026-02-01'), benefitUntil: date('2026-07-31') } }),
  {
    ...person(OLENA),
    pup: {
      status: 'JOB_SEEKER', since: date('2025-12-24'), profile: { needs: ['OWN_BUSINESS'] },
      benefits: [
        { kind: 'ACTIVATION_ALLOWANCE', monthlyAmountGrosz: 86_095, from: date('2026-01-01'), until: date('2026-03-31') },
        { kind: 'SCHOLARSHIP', from: date('2026-02-01'), suspendedFrom: date('2026-02-10'), suspendedUntil: date('2026-02-20') },
      ],
    },
  },
  person(JAN),
  ...manyPesels(220).map((identifier) => person(identifier, { pup: { status: 'UNEMPLOYED', since: date('2026-01-01') } })),
] as const;

describe.each(PUP_ADAPTERS)('a labour office over %s', (adapter) => {
  let simulator: Simulator;
  let connector: Connector<'PUP'>;
  beforeAll(async () => {
    simulator = await pupSimulator({ people });
    connector = pupConnector({ url: simulator.url, adapter, limits: SHORT });
    await connector.personParts!([JAN], ask());
  });
  afterAll(async () => { await connector.close(); await simulator.close(); });

  test('is known by its version, and asked about a hundred people at once', () => {
    expect([connector.adapter, connector.batchMax]).toEqual([adapter, 100]);
  });
  test('says who is registered, who is not, and who is unknown, each under the own key', async () => {
    const stranger = manyPesels(221)[220]!;
    const heard = await connector.personParts!([JAN, stranger, OLENA, ZANETA], ask());
    const identity = { givenName: 'Żaneta', familyName: 'Gżegżółka & "Łoś" <junior>', birthDate: '1902-07-08', sex: 'FEMALE' };
    expect(heard.get(identifierKey(ZANETA))).toMatchObject({
      heard: true, value: { identity, status: 'UNEMPLOYED', since: '2026-02-01', benefitUntil: '2026-07-31' },
    });
    expect(heard.get(identifierKey(OLENA))).toMatchObject({ heard: true, value: { status: 'JOB_SEEKER', since: '2025-12-24' } });
    expect(heard.get(identifierKey(JAN))).toMatchObject({ heard: true, value: { status: 'NOT_REGISTERED' } });
    expect(heard.get(identifierKey(stranger))).toEqual(failed('UNKNOWN_PERSON'));
    expect(heard.size).toBe(4);
  });
  test('says status, benefits and profile of everybody in one answer', async () => {
    const before = simulator.calls();
    expect(await heardFrom(connector, ZANETA, OLENA, JAN)).toMatchObject([
      { value: {
        benefits: [{ kind: 'UNEMPLOYMENT_BENEFIT', monthlyAmountGrosz: 172_190, from: '2026-02-01', until: '2026-07-31' }],
        profile: { planMadeOn: '2026-02-01', adviserUnit: 'CAZ-2', needs: ['JOB_PLACEMENT', 'TRAINING'] },
      } },
      { value: { benefits: people[1].pup.benefits, profile: { needs: ['OWN_BUSINESS'] } } },
      { value: { status: 'NOT_REGISTERED', benefits: [] } },
    ]);
    expect(simulator.calls() - before).toBe(1);
  });
  test('does not say what a purpose does not open, and says the rest', async () => {
    const { legal, ...asked } = ask();
    const heard = await connector.personParts!([ZANETA], { ...asked, legal: { ...legal, purpose: 'APPLICATION_HANDLING' } });
    const [part] = [...heard.values()];
    if (!part?.heard) throw new Error('not heard');
    expect(part.value).toMatchObject({ status: 'UNEMPLOYED', benefits: [{ kind: 'UNEMPLOYMENT_BENEFIT' }] });
    expect(part.value.profile).toBeUndefined();
  });
  test('one person is a list of one, whatever prefixes the answer has', async () => {
    for (let i = 0; i < 2; i += 1) expect(await heardFrom(connector, ZANETA)).toMatchObject([{ heard: true, value: { benefits: [{}] } }]);
  });
  test('a hundred people are one call, two hundred and twenty are three', async () => {
    const patient = pupConnector({ url: simulator.url, adapter, limits: PATIENT });
    for (const [count, calls] of [[100, 1], [220, 3]] as const) {
      const before = simulator.calls();
      const heard = await patient.personParts!(manyPesels(count), ask());
      expect([...heard].map(([key, each]) => each.heard && key)).toEqual(manyPesels(count).map(identifierKey));
      expect(simulator.calls() - before).toBe(calls);
    }
    await patient.close();
  });
  test.each(SIMULATOR_MODES.filter((mode) => mode !== 'up'))('when the source is %s, everybody asked has that fault and nothing else', async (mode) => {
    for (let i = 0; i < 2; i += 1) { // its own fault comes once with an error's status and once with 200
      simulator.setMode(mode);
      const heard = await connector.personParts!([ZANETA, JAN], ask());
      simulator.setMode('up');
      expect([...heard.keys()]).toEqual([identifierKey(ZANETA), identifierKey(JAN)]);
      for (const each of heard.values()) {
        if (each.heard) throw new Error('heard');
        expect(FAULT_KINDS[mode as keyof typeof FAULT_KINDS]).toContain(each.fault.kind);
        expect(Object.keys(each.fault).toSorted()).toEqual(['coordinate', 'kind', 'retryable', 'source']);
        expect(JSON.stringify(each)).not.toMatch(/02070803628|Żaneta|wewn|Przerwa|PUP-/);
      }
    }
  });
  test('nobody asked is nobody called', async () => {
    const before = simulator.calls();
    expect((await connector.personParts!([], ask())).size).toBe(0);
    expect(simulator.calls()).toBe(before);
  });
});
