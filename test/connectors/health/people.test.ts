import { afterEach, describe, expect, test } from '@jest/globals';
import { healthSimulator } from '../../../connectors/health/simulator.js';
import { identifierKey, type PersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import { fixture, fixturePatients, PESELS } from './fixture.js';
import { ask, type Asked, byPesel, closeAll, connectorTo, HUNDRED, keyOf, kindOf, kindsFor, opened, personOf, searchset, source, turnsTogether, TWENTY } from './running.js';

afterEach(closeAll);

describe('people', () => {
  test('a hundred people are one call, and each gets the own record', async () => {
    const simulator = await opened(healthSimulator({ people: [...HUNDRED].toReversed().map(personOf) }));
    const connector = await connectorTo(simulator.url);
    const parts = await connector.personParts!(HUNDRED.map(byPesel), ask());
    expect(simulator.calls()).toBe(1);
    expect(parts.size).toBe(100);
    HUNDRED.forEach((pesel, i) => {
      expect(parts.get(keyOf(pesel))).toMatchObject({
        heard: true, value: { recordId: `pacjent-${100 - i}`, identity: { birthDate: '1950-01-01' }, generalPractitioner: 'lek. Ewa Topola' },
      });
    });
  });

  test('the hundred and first is a second call, and both are open at the same time', async () => {
    const both = turnsTogether(2);
    const { url, asked } = await source(async () => ({ body: await both(searchset([])) }));
    const connector = await connectorTo(url);
    expect(new Set(await kindsFor(connector, ...HUNDRED, PESELS.ANNA))).toEqual(new Set(['UNKNOWN_PERSON']));
    expect(asked.map(({ body }) => new URLSearchParams(body).get('identifier')!.split(',').length).toSorted()).toEqual([1, 100]);
  });

  test('what the fixtures say: heard, unknown, and never a guess between two records', async () => {
    const simulator = await opened(healthSimulator({ people: [], resources: fixturePatients() }));
    const connector = await connectorTo(simulator.url);
    const { ANNA, REPLACED_AND_REPLACING, TWO_RECORDS, TWO_NUMBERS, OLD_NUMBER } = PESELS;
    expect(await kindsFor(connector, ANNA, REPLACED_AND_REPLACING, TWO_RECORDS, TWO_NUMBERS, OLD_NUMBER, TWENTY[0]!))
      .toEqual(['HEARD', 'HEARD', 'FAULT', 'FAULT', 'UNKNOWN_PERSON', 'UNKNOWN_PERSON']);
    const deceased = await connector.personParts!([byPesel(PESELS.DECEASED)], ask());
    expect([...deceased.values()]).toEqual([expect.objectContaining({ heard: true, value: expect.objectContaining({ active: false }) })]);
  });

  test('people who were not asked for are dropped, even when the source ignores the question', async () => {
    const { url } = await source(() => ({ body: fixture('Bundle.patients.json') }));
    const connector = await connectorTo(url);
    const parts = await connector.personParts!([byPesel(PESELS.ANNA), byPesel(TWENTY[3]!)], ask());
    expect([...parts].map(([key, heard]) => [key, kindOf(heard)])).toEqual([
      [keyOf(PESELS.ANNA), 'HEARD'], [keyOf(TWENTY[3]!), 'UNKNOWN_PERSON'],
    ]);
    expect(JSON.stringify([...parts])).not.toMatch(/Postronna|44051401359/);
  });

  test('a record that names nobody makes nobody unknown', async () => {
    const { url } = await source(() => ({ body: searchset([{ resourceType: 'Patient', id: 'pac-9', identifier: 'nieczytelny' }]) }));
    expect(await kindsFor(await connectorTo(url), PESELS.ANNA)).toEqual(['MALFORMED']);
  });

  test.each([
    ['three records were announced, and none came', { total: 3 }],
    ['one more was announced than came', { total: 2, entry: [{ resource: { resourceType: 'Patient', id: 'z', identifier: [{ system: 'urn:x', value: '1' }] } }] }],
    ['beside what was announced only an included record came', { total: 1, entry: [{ resource: { resourceType: 'Practitioner', id: 'd' }, search: { mode: 'include' } }] }],
    ['an entry has no record', { entry: [{ fullUrl: 'https://fhir.example/Patient/1' }] }],
    ['an entry has a record of no type', { entry: [{ resource: { resourceType: 'patient', id: '1' } }] }],
    ['the next page cannot be read', { link: [{ relation: 'next' }] }],
  ])('where %s, nobody is called unknown', async (_, more) => {
    const { url } = await source(() => ({ body: { resourceType: 'Bundle', type: 'searchset', ...more } }));
    expect(await kindsFor(await connectorTo(url), PESELS.ANNA)).toEqual(['MALFORMED']);
  });

  test('what is announced may stand on several pages', async () => {
    const [first, second] = fixturePatients().filter(({ id }) => id.startsWith('pac-5'));
    const { url } = await source(({ method }, base) => ({ body: { ...(method === 'POST' ? searchset([first], `${base}?_getpages=abc`) : searchset([second])), total: 2 } }));
    expect(await kindsFor(await connectorTo(url), PESELS.ANNA)).toEqual(['UNKNOWN_PERSON']);
  });

  test('where the provider warns that not all of it was reached, nobody is called unknown, and it is asked again', async () => {
    const { url, asked } = await source(() => ({ body: searchset([{ resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'incomplete' }] }]) }));
    const parts = await (await connectorTo(url)).personParts!([byPesel(PESELS.ANNA)], ask());
    expect([...parts.values()]).toMatchObject([{ fault: { kind: 'FAULT', retryable: true } }]);
    expect(asked.length).toBeGreaterThan(1);
  });

  test('somebody known by a document is not asked about', async () => {
    const simulator = await opened(healthSimulator({ people: [] }));
    const connector = await connectorTo(simulator.url);
    const document: PersonIdentifier = { type: 'DOCUMENT', value: 'FA123456', country: 'UA' };
    const parts = await connector.personParts!([document], ask());
    expect(parts.get(identifierKey(document))).toEqual({
      heard: false, fault: { source: 'HEALTH', coordinate: 'health.patient', kind: 'UNSUPPORTED_IDENTIFIER', retryable: false },
    });
    expect(simulator.calls()).toBe(0);
  });

  test('the identifier travels in the body, the legal ground and the token in headers', async () => {
    const { url, asked } = await source(() => ({ body: searchset([]) }));
    const connector = await connectorTo(`${url}/fhir/`, 'sekret');
    await kindsFor(connector, PESELS.ANNA, PESELS.DECEASED);
    expect(asked).toHaveLength(1);
    const [{ method, url: path, headers, body }] = asked as [Asked];
    expect([method, path]).toEqual(['POST', '/fhir/Patient/_search']);
    expect(new URLSearchParams(body).get('identifier')).toBe(['52031101122', '70081503343']
      .map((each) => `urn:oid:2.16.840.1.113883.3.4424.1.1.616|${each}`).join(','));
    expect(headers).toMatchObject({
      authorization: 'Bearer sekret', 'content-type': 'application/x-www-form-urlencoded', 'x-correlation-id': 'c-1', 'x-purpose-of-use': 'NEEDS_RECOGNITION',
    });
    expect(decodeURIComponent(String(headers['x-case-id']))).toBe('CUS.5200.7.2026/Ż');
    expect(decodeURIComponent(String(headers['x-legal-basis']))).toBe('ustawa o CUS art. 37 – rozpoznanie');
    expect(JSON.stringify(headers) + path).not.toMatch(/52031101122|70081503343/);
  });

  test('without the right token the simulator refuses', async () => {
    const simulator = await opened(healthSimulator({ people: [personOf(PESELS.ANNA)], token: 'sekret' }));
    expect(await kindsFor(await connectorTo(simulator.url, 'inny'), PESELS.ANNA)).toEqual(['REFUSED']);
    expect(await kindsFor(await connectorTo(simulator.url, 'sekret'), PESELS.ANNA)).toEqual(['HEARD']);
  });

  test('the second page can hold a second record of the same person, so it is read before anything is said', async () => {
    const [first, second] = fixturePatients().filter(({ id }) => id.startsWith('pac-5'));
    const { url, asked } = await source(({ method }, base) => ({
      body: method === 'POST'
        ? searchset([first], `${base}?_getpages=abc`) : searchset([second]),
    }));
    expect(await kindsFor(await connectorTo(url), PESELS.TWO_RECORDS)).toEqual(['FAULT']);
    expect(asked.map((each) => [each.method, each.url, each.headers['x-purpose-of-use']])).toEqual([
      ['POST', '/Patient/_search', 'NEEDS_RECOGNITION'], ['GET', '/?_getpages=abc', 'NEEDS_RECOGNITION'],
    ]);
  });

  test('a next link that would put the identifier into an address is not followed, and half an answer is none', async () => {
    const { url, asked } = await source((_asked, base) => ({
      body: { ...(fixture('Bundle.patients.json') as object), link: [{ relation: 'next', url: `${base}/Patient?identifier=x%7C5203110112%32&page=2` }] },
    }));
    expect(await kindsFor(await connectorTo(url), PESELS.ANNA)).toEqual(['MALFORMED']);
    expect(asked).toHaveLength(1);
  });
});
