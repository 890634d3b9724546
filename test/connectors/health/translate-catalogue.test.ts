import { describe, expect, test } from '@jest/globals';
import { parseResource } from '../../../connectors/health/messages.js';
import { toCatalogue } from '../../../connectors/health/translate.js';
import { bundleOf, fixture } from './fixture.js';

const BASE = 'https://fhir.przychodnia.example';
const catalogue = toCatalogue(bundleOf(fixture('Bundle.hostile-services.json')).entries, BASE);
const serviceOf = (id: string) => catalogue.services.find((each) => each.id === `HEALTH:HealthcareService/${id}`);

const single = (service: Record<string, unknown>) => toCatalogue([
  { fullUrl: undefined, resource: parseResource({ resourceType: 'HealthcareService', id: 'x', name: 'Usługa', ...service }) },
], BASE);

describe('the catalogue of a provider with many mistakes', () => {
  test('holds exactly the services that can be used', () => {
    expect(catalogue.services.map(({ id, active }) => [id, active])).toEqual([
      ['HEALTH:HealthcareService/rehabilitacja', true],
      ['HEALTH:HealthcareService/zamknieta', false],
      ['HEALTH:HealthcareService/niejasna', false],
      ['HEALTH:HealthcareService/w-budynku', true],
      ['HEALTH:HealthcareService/z-nazwa-realizatora', true],
      ['HEALTH:HealthcareService/u-likwidowanego', false],
    ]);
  });

  test('says of everything else what it was and why it was refused', () => {
    expect(catalogue.refused.map(({ record, field, code }) => [record, field, code])).toEqual([
      ['HealthcareService/rehabilitacja', 'availableTime[1]', 'IMPOSSIBLE_VALUE'],
      ['Location/l1', 'position.latitude', 'IMPOSSIBLE_VALUE'],
      ['Location/l3', 'status', 'INACTIVE'],
      ['HealthcareService/rehabilitacja', 'location[2]', 'UNKNOWN_REFERENCE'],
      ['HealthcareService/rehabilitacja', 'location[3]', 'UNKNOWN_REFERENCE'],
      ['HealthcareService/zamknieta', 'active', 'INACTIVE'],
      ['HealthcareService/niejasna', 'active', 'WRONG_TYPE'],
      ['HealthcareService/w-budynku.location[0]', 'position', 'WRONG_TYPE'],
      ['HealthcareService/bez-realizatora', 'providedBy', 'UNKNOWN_REFERENCE'],
      ['HealthcareService/z-nazwa-realizatora', 'providedBy', 'UNKNOWN_REFERENCE'],
      ['HealthcareService/bez-wskazania', 'providedBy', 'MISSING_FIELD'],
      ['HealthcareService/bez-nazwy', 'name', 'MISSING_FIELD'],
      ['HealthcareService/rehabilitacja', 'id', 'DUPLICATE_ID'],
      ['Bundle.entry[9]', 'id', 'MISSING_FIELD'],
      ['Organization/o2', 'active', 'INACTIVE'],
      ['Bundle.entry[11]', undefined, 'UNKNOWN_RESOURCE'],
      ['Bundle.entry[12]', 'doNotPerform', 'NOT_TO_BE_PERFORMED'],
      ['Bundle.entry[13]', undefined, 'UNKNOWN_RESOURCE'],
      ['Bundle.entry[14]', 'doNotPerform', 'NOT_TO_BE_PERFORMED'],
      ['Bundle.entry[14]', undefined, 'UNKNOWN_RESOURCE'],
      ['Bundle.entry[15]', undefined, 'UNKNOWN_RESOURCE'],
    ]);
  });

  test('quotes nothing of a person and no free text in its refusals', () => {
    const said = JSON.stringify(catalogue.refused);
    for (const word of ['Lis', 'Anna', 'pac-1', '52031101122', 'Nie obracać', 'nie-obracac', 'zlecenie"', 'Filia', 'likwidacji', 'zly id']) {
      expect(said).not.toContain(word);
    }
    expect(said).toContain('Szerokość geograficzna 100 nie istnieje');
    expect(said).toContain('Koniec dyżuru 08:00 wypada przed jego początkiem 16:00.');
  });

  test('keeps a place whose coordinates are impossible, without them', () => {
    expect(serviceOf('rehabilitacja')).toEqual({
      id: 'HEALTH:HealthcareService/rehabilitacja', system: 'HEALTH', active: true,
      name: 'Rehabilitacja lecznicza', description: 'Na skierowanie.',
      provider: { id: 'HEALTH:Organization/o1', name: 'SPZOZ w Zielonym Wzgórzu' },
      places: [{ name: 'Przychodnia', address: 'ul. Lipowa 12, 00-010 Zielone Wzgórze' }, { name: 'Sala przy basenie' }],
      areas: ['1418033', 'sołectwo Borki'], // TERC 1418035 is the rural part of a mixed gmina, which is whole for competence
      languages: ['pl', 'uk'], accessibility: [], openingHours: [],
    });
  });

  test('resolves what is contained inside the service, and names its provider by it', () => {
    expect(serviceOf('w-budynku')).toMatchObject({
      provider: { id: 'HEALTH:HealthcareService/w-budynku#szpital', name: 'Szpital Powiatowy' }, places: [{ name: 'Gabinet 14' }],
    });
  });

  test('uses the name at the reference when the source does not know its own provider', () => {
    expect(serviceOf('z-nazwa-realizatora')?.provider).toEqual({ id: 'HEALTH:Organization/nie-ma-2', name: 'Fundacja Blisko' });
  });

  test('calls a service without a name by its kind', () => {
    expect(serviceOf('niejasna')?.name).toBe('Psychoterapia');
  });
});

describe('one value', () => {
  const contained = (position: unknown) => ({
    providedBy: { reference: 'Organization/o', display: 'Ktoś' }, location: [{ reference: '#a' }],
    contained: [{ resourceType: 'Location', id: 'a', name: 'Sala', position }],
  });
  test.each([
    [{ latitude: 52.1, longitude: 20.6 }, []],
    [{ latitude: -90, longitude: 180 }, []],
    [{ latitude: 90.001, longitude: 20 }, ['position.latitude']],
    [{ latitude: 100, longitude: 181 }, ['position.latitude', 'position.longitude']],
    [{ latitude: 52.1 }, ['position']],
    [{ latitude: null, longitude: null }, ['position']],
  ])('the position %j is refused at %j', (position, fields) => {
    const { services, refused } = single(contained(position));
    expect(refused.filter(({ record }) => record.endsWith('location[0]')).map(({ field }) => field)).toEqual(fields);
    expect(services[0]?.places).toEqual([{ name: 'Sala', ...(fields.length === 0 && position) }]);
  });

  test.each([
    [{ availableStartTime: '22:00:00', availableEndTime: '06:00:00' }, 1],
    [{ availableStartTime: '06:00:00', availableEndTime: '22:00:00' }, 0],
    [{ availableStartTime: '25:00:00', availableEndTime: '06:00:00' }, 0],
    [{ availableEndTime: '06:00:00' }, 0],
  ])('hours %j give %d refusals', (hours, count) => {
    expect(single({ availableTime: [hours] }).refused.filter(({ code }) => code === 'IMPOSSIBLE_VALUE')).toHaveLength(count);
  });

  test.each([
    ['ELSEWHERE', 'UNKNOWN_REFERENCE'], ['CIRCLE', 'IMPOSSIBLE_VALUE'], ['TOO_LONG', 'IMPOSSIBLE_VALUE'],
  ] as const)('pages that end with %s are told as %s', (unfinished, code) => {
    expect(toCatalogue([], BASE, unfinished).refused).toEqual([
      { system: 'HEALTH', record: 'Bundle', field: 'link', code, because: expect.stringMatching(/^Odnośnik|^Stron/) },
    ]);
  });

  test('a provider of another kind than an organisation is unknown', () => {
    const { services, refused } = single({ providedBy: { reference: '#a' }, contained: [{ resourceType: 'Location', id: 'a', name: 'Sala' }] });
    expect(services).toEqual([]);
    expect(refused.map(({ code }) => code)).toEqual(['UNKNOWN_REFERENCE']);
  });
});

describe('what must not be acted upon', () => {
  const MODIFIED = { modifierExtension: [{ url: 'urn:x:closed' }] };
  const ORGANIZATION = { resourceType: 'Organization', id: 'o', name: 'SPZOZ' };
  const SERVICE = { resourceType: 'HealthcareService', id: 'x', name: 'Usługa', providedBy: { reference: 'Organization/o' } };
  const of = (...resources: object[]) => {
    const { services, refused } = toCatalogue(resources.map((resource) => ({ fullUrl: undefined, resource: parseResource(resource) })), BASE);
    return [services.length, ...refused.map(({ record, field, code }) => `${record} ${field} ${code}`)];
  };

  test('is no service, and no provider of one', () => {
    expect(of(SERVICE, ORGANIZATION)).toEqual([1]);
    expect(of({ ...SERVICE, ...MODIFIED }, ORGANIZATION)).toEqual([0, 'Bundle.entry[0] modifierExtension WRONG_TYPE']);
    expect(of(SERVICE, { ...ORGANIZATION, ...MODIFIED })).toEqual([0, 'HealthcareService/x providedBy UNKNOWN_REFERENCE']);
  });
});

test('a directory that holds less than it announced says so', () => {
  expect(toCatalogue([], BASE, 'FEWER').refused).toEqual([expect.objectContaining({ record: 'Bundle', field: 'link', code: 'IMPOSSIBLE_VALUE' })]);
});
