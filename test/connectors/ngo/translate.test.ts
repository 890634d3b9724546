import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEMO_GMINA, DEMO_SERVICES } from '../../../connectors/ngo/demo-services.js';
import { toCatalogue } from '../../../connectors/ngo/translate.js';
import { REFUSED_RECORD_CODES, type Catalogue } from '../../../src/core/residents/catalogue.js';
import type { LocalDate } from '../../../src/vocabulary/local-date.js';
import { fixture, specificationExample } from './documents.js';

const TODAY = '2026-11-23' as LocalDate;
const catalogueOf = (...documents: unknown[]) => toCatalogue(documents, TODAY);
const refusals = ({ refused }: Catalogue) => refused.map(({ record, field, code }) => `${record} ${field} ${code}`);

/** Every refusal can be read by a clerk: a code of the list, a Polish sentence, no text of the source. */
function expectReasons({ refused }: Catalogue) {
  for (const { system, code, because } of refused) {
    expect(system).toBe('NGO');
    expect(REFUSED_RECORD_CODES).toContain(code);
    expect(because).toMatch(/^[A-ZŁŚŻ].*\.$/);
    expect(because).not.toMatch(/undefined|600 000|1234|Persona|Zmyślona/);
  }
}

describe('a document full of nonsense', () => {
  const catalogue = catalogueOf(fixture('service.nonsense.json'));

  test('each impossible value is refused with its reason', () => {
    expect(refusals(catalogue).toSorted()).toEqual([
      'at-4 location_id UNKNOWN_REFERENCE', 'at-5 location_id MISSING_FIELD', 'at-6 service_id UNKNOWN_REFERENCE',
    ].map((each) => `service_at_location/${each}`).concat([
      'cost_option/cost-1 amount IMPOSSIBLE_VALUE', 'cost_option/cost-1 valid_to EXPIRED',
      'location/loc-1 latitude IMPOSSIBLE_VALUE', 'location/loc-2 latitude WRONG_TYPE',
      'phone/ph-1 number IMPOSSIBLE_VALUE',
      'schedule/sch-1 opens_at IMPOSSIBLE_VALUE', 'schedule/sch-1 valid_to EXPIRED',
      'schedule/sch-2 timezone IMPOSSIBLE_VALUE', 'schedule/sch-2 valid_to IMPOSSIBLE_VALUE', 'schedule/sch-3 valid_to IMPOSSIBLE_VALUE',
      'service/svc-nonsense description WRONG_TYPE', 'service/svc-nonsense languages WRONG_TYPE', 'service/svc-nonsense maximum_age IMPOSSIBLE_VALUE',
      'service/svc-nonsense phones[1].id MISSING_FIELD', 'service/svc-nonsense phones[2] WRONG_TYPE', 'service/svc-nonsense status IMPOSSIBLE_VALUE',
      'service_area/area-2 extent IMPOSSIBLE_VALUE',
    ]).toSorted());
    expectReasons(catalogue);
  });

  test('latitude 100 is named, and the place stays without coordinates', () => {
    expect(catalogue.refused.find(({ record }) => record === 'location/loc-1')?.because)
      .toBe('Wartość jest niemożliwa (latitude: 100); miejsce pozostaje bez współrzędnych.');
    expect(catalogue.services[0]?.places).toEqual([{ name: 'Szkoła' }, { name: 'Ratusz' }, { name: 'Park', latitude: 54.05, longitude: 15.6 }]);
  });

  test('the rest is imported: without ages that exclude one another, and not active as nobody knows whether it is', () => {
    expect(catalogue.services[0]).toMatchObject({
      id: 'NGO:svc-nonsense', name: 'Warsztaty', provider: { id: 'NGO:org-1', name: 'Fundacja Przykładowa' }, active: false, languages: [],
    });
    expect(catalogue.services[0]).not.toHaveProperty('minimumAge');
    expect(catalogue.services[0]).not.toHaveProperty('maximumAge');
  });

  test('an area is the TERC code of the whole gmina where one is given, else its name', () => {
    expect(catalogue.services[0]?.areas).toEqual(['3208083', 'okolice']);
  });
});

describe('HSDS 3.1', () => {
  const catalogue = catalogueOf(fixture('service.capacities-3.1.json'));
  const capacities = (field: string) => catalogue.refused.filter(({ record }) => record === `service_capacity/${field}`);

  test('a capacity that cannot be is refused with its reason, and the service and the others are imported', () => {
    expect(refusals(catalogue).filter((each) => each.startsWith('service_capacity')).toSorted()).toEqual([
      'cap-kilograms unit IMPOSSIBLE_VALUE', 'cap-more-than-all available IMPOSSIBLE_VALUE', 'cap-negative available IMPOSSIBLE_VALUE',
      'cap-no-date updated MISSING_FIELD', 'cap-no-such-unit unit_id UNKNOWN_REFERENCE', 'cap-no-unit unit MISSING_FIELD',
      'cap-of-another service_id UNKNOWN_REFERENCE', 'cap-tomorrow updated IMPOSSIBLE_VALUE',
      'cap-words available WRONG_TYPE', 'cap-words updated IMPOSSIBLE_VALUE',
    ].map((each) => `service_capacity/${each}`));
    expect(catalogue.services[0]).toMatchObject({ name: 'Ogrzewalnia', active: true });
    expectReasons(catalogue);
  });

  test('more free than there are, and beds in kilograms, are told in so many words', () => {
    expect(capacities('cap-more-than-all')[0]?.because).toBe('Wolnych miejsc jest więcej, niż wynosi maksimum (available: 31); liczby wolnych miejsc nie przejęto.');
    expect(capacities('cap-kilograms')[0]?.because)
      .toBe('Miejsc w usłudze nie liczy się jednostką masy, objętości, długości ani powierzchni (unit); liczby wolnych miejsc nie przejęto.');
  });

  test('the first capacity that can be believed counts; its id may be that of its unit', () => {
    expect(catalogue.services[0]?.capacity).toEqual({ available: 8, maximum: 30, unit: 'łóżko', updated: new Date('2026-11-20T21:30:00.5Z') });
  });

  test('as many free as there are is a capacity, and so is none', () => {
    const unit = { id: 'u', name: 'miejsce' };
    const of = (capacity: object) => catalogueOf({ ...fixture('service.place-by-reference.json'), capacities: [{ id: 'c', unit, updated: '2026-11-23T00:00:00+01:00', ...capacity }] });
    expect(of({ available: 10, maximum: 10 }).services[0]?.capacity).toMatchObject({ available: 10, maximum: 10 });
    expect(of({ available: 0 }).services[0]?.capacity).toEqual({ available: 0, unit: 'miejsce', updated: new Date('2026-11-22T23:00:00Z') });
  });

  test('an ordinary week is shown; what repeats otherwise, is over, has not begun or tells another zone\'s time is not', () => {
    expect(catalogue.services[0]?.openingHours).toEqual([
      { days: ['MONDAY', 'FRIDAY', 'SUNDAY'], opens: '18:00', closes: '08:00' }, { days: ['SATURDAY'] },
    ]);
    expect(refusals(catalogue)).toEqual(expect.arrayContaining(['schedule/sch-no-such-day freq IMPOSSIBLE_VALUE', 'schedule/sch-no-such-day byday IMPOSSIBLE_VALUE']));
  });

  test('accessibility is told once, place by place', () => {
    expect(catalogue.services[0]?.accessibility).toEqual(['Podjazd od ulicy Lipowej.', 'Bez windy.']);
    expect(refusals(catalogue)).toContain('accessibility/acc-4 description WRONG_TYPE');
  });
});

describe('the KRS number of an organisation', () => {
  const withIdentifiers = (...identifiers: object[]) => {
    const document = fixture('service.place-by-reference.json') as { organization: object };
    return { ...document, organization: { ...document.organization, organization_identifiers: identifiers.map((each, i) => ({ id: `idn-${i}`, ...each })) } };
  };

  test.each(['PL-KRS', 'KRS', 'krs'])('is taken from the identifier of scheme %s', (scheme) => {
    const catalogue = catalogueOf(withIdentifiers({ identifier_scheme: 'PL-NIP', identifier: '5260250995' }, { identifier_scheme: scheme, identifier: '0009900071' }));
    expect(catalogue.services[0]?.provider).toEqual({ id: 'NGO:org-1', name: 'Fundacja Przykładowa', krs: '0009900071' });
    expect(catalogue.refused).toEqual([]);
  });

  test.each([['9900071', 'IMPOSSIBLE_VALUE'], ['0000000000', 'IMPOSSIBLE_VALUE'], [9_900_071, 'WRONG_TYPE'], [undefined, 'MISSING_FIELD']])('%j is none, and that is said', (identifier, code) => {
    const catalogue = catalogueOf(withIdentifiers({ identifier_scheme: 'PL-KRS', identifier }));
    expect(catalogue.services[0]?.provider).not.toHaveProperty('krs');
    expect(refusals(catalogue)).toEqual([`organization_identifier/idn-0 identifier ${code}`]);
  });

  test('counts for all services of the organisation, though only one of its copies gives it', () => {
    const [first, second] = [fixture('service.place-by-reference.json'), { ...withIdentifiers({ identifier_scheme: 'PL-KRS', identifier: '0009900071' }), id: 'svc-2' }];
    expect(catalogueOf(first, second).services.map(({ provider }) => provider.krs)).toEqual(['0009900071', '0009900071']);
  });

  test('two of them for one organisation are refused but for the first', () => {
    const catalogue = catalogueOf(withIdentifiers({ identifier_scheme: 'PL-KRS', identifier: '0009900071' }, { identifier_scheme: 'PL-KRS', identifier: '0009900072' }));
    expect(catalogue.services[0]?.provider.krs).toBe('0009900071');
    expect(refusals(catalogue)).toEqual(['organization/org-1 organization_identifiers DUPLICATE_ID']);
  });
});

describe('references', () => {
  test('a service that nobody delivers is refused whole, and only it', () => {
    const catalogue = catalogueOf(fixture('service.without-organization.json'), fixture('service.place-by-reference.json'));
    expect(refusals(catalogue)).toEqual(['service/svc-orphan organization_id UNKNOWN_REFERENCE']);
    expect(catalogue.services.map(({ id }) => id)).toEqual(['NGO:svc-reference']);
  });

  test('an organisation named by id only is found in another document', () => {
    const catalogue = catalogueOf({ ...fixture('service.without-organization.json'), organization_id: 'org-1' }, fixture('service.place-by-reference.json'));
    expect(catalogue.services.map(({ provider }) => provider.name)).toEqual(['Fundacja Przykładowa', 'Fundacja Przykładowa']);
    expect(catalogue.refused).toEqual([]);
  });

  test('a place named by id is found at the organisation, with the address where people go and not the post box', () => {
    expect(catalogueOf(fixture('service.place-by-reference.json')).services[0]).toMatchObject({
      active: false, minimumAge: 18, languages: ['pl', 'ukraiński'], places: [{ name: 'Biuro', address: 'ul. Szkolna 1, 78-199 Zielone Wzgórze' }],
    });
  });
});

describe('one id', () => {
  test('for two things in one document is refused; a copy that says the same is none', () => {
    const catalogue = catalogueOf(fixture('service.repeated-ids.json'));
    expect(refusals(catalogue)).toEqual(['language/lang-1 id DUPLICATE_ID', 'schedule/sch-7 id DUPLICATE_ID']);
    expect(catalogue.services[0]).toMatchObject({ active: true, languages: ['pl'], places: [{}] });
  });

  test('for two services: the first counts', () => {
    const first = fixture('service.place-by-reference.json');
    const catalogue = catalogueOf(first, { ...first, name: 'Inna usługa' });
    expect(catalogue.services.map(({ name }) => name)).toEqual(['Porady prawne']);
    expect(refusals(catalogue)).toEqual(['service/svc-reference id DUPLICATE_ID']);
  });

  test('for one organisation under two names: the first counts, for all its services', () => {
    const catalogue = catalogueOf(fixture('service.place-by-reference.json'), fixture('service.repeated-ids.json'));
    expect(new Set(catalogue.services.map(({ provider }) => provider.name))).toEqual(new Set(['Fundacja Przykładowa']));
    expect(refusals(catalogue)).toContain('organization/org-1 name DUPLICATE_ID');
  });

  test.each([[undefined, 'MISSING_FIELD'], [12, 'WRONG_TYPE'], ['../../etc', 'IMPOSSIBLE_VALUE'], ['', 'IMPOSSIBLE_VALUE']])(
    'a service with the id %j is refused whole', (id, code) => {
      const catalogue = catalogueOf({ ...fixture('service.place-by-reference.json'), id });
      expect(catalogue.services).toEqual([]);
      expect(refusals(catalogue)).toEqual([`services[0] id ${code}`]);
    });
});

describe('the examples of the specification', () => {
  const full = specificationExample('service_full.json');
  const list = specificationExample('service_list.json') as { contents: unknown[] };
  const organization = specificationExample('organization_full.json') as { services: Record<string, unknown>[] };
  const atLocation = specificationExample('service_at_location_full.json') as { service: Record<string, unknown> };

  test('the full service is imported, with a reason for each thing in it that cannot be', () => {
    const catalogue = catalogueOf(full);
    expect(catalogue.services).toMatchObject([{
      name: 'Community Counselling', active: true, minimumAge: 12, maximumAge: 100, languages: ['ur'],
      places: [{ name: 'MyCity Civic Center', address: '1-30 Main Street, ABC 1234 MyCity' }],
    }]);
    expect(catalogue.services[0]?.places[0]).not.toHaveProperty('longitude');
    expect(catalogue.refused.map(({ record, field, code }) => `${record.split('/')[0]} ${field} ${code}`)).toEqual([
      'phone number IMPOSSIBLE_VALUE', 'location latitude IMPOSSIBLE_VALUE', 'service_area extent IMPOSSIBLE_VALUE',
      'schedule valid_to EXPIRED', 'schedule until EXPIRED', 'cost_option valid_to EXPIRED',
    ]);
    expectReasons(catalogue);
  });

  test('the service of a list is imported without what lists leave out', () => {
    const catalogue = catalogueOf(...list.contents);
    expect(catalogue.services).toMatchObject([{ name: 'Community Counselling', places: [], areas: [] }]);
    expect(catalogue.refused).toEqual([]);
  });

  test('a service inside its organisation names no organisation: alone it is refused, together with it it is imported', () => {
    expect(refusals(catalogueOf(...organization.services))).toContainEqual(expect.stringMatching(/^service\/.* organization MISSING_FIELD$/));
    const catalogue = catalogueOf(...organization.services.map((service) => ({ ...service, organization })));
    expect(catalogue.services).toMatchObject([{ provider: { name: 'Example Organization Inc.' } }]);
    expectReasons(catalogue);
  });

  test('the service of a service at location is imported, with its place when the two are put together', () => {
    const catalogue = catalogueOf({ ...atLocation.service, service_at_locations: [atLocation] });
    expect(catalogue.services).toMatchObject([{ places: [{ name: 'MyCity Civic Center' }] }]);
    expectReasons(catalogue);
  });

  test.each([
    'base.json', 'location.json', 'organization_full.json', 'organization_list.json', 'service_at_location_full.json', 'service_at_location_list.json',
    'service_full.json', 'service_list.json', 'tabular.json', 'taxonomy.json', 'taxonomy_list.json', 'taxonomy_term.json', 'taxonomy_term_list.json',
  ])('%s read as a service gives a service or a reason, never a crash', (name) => {
    const catalogue = catalogueOf(specificationExample(name));
    expect(catalogue.services.length + catalogue.refused.length).toBeGreaterThan(0);
    expectReasons(catalogue);
  });
});

describe('whatever is published', () => {
  test('any JSON gives a service or a reason', () => {
    fc.assert(fc.property(fc.jsonValue(), (raw) => {
      const { services, refused } = catalogueOf(raw);
      return services.length + refused.length > 0;
    }), { numRuns: 300 });
  });

  test('a service stays believable when any of its values is replaced by anything', () => {
    const full = specificationExample('service_full.json');
    fc.assert(fc.property(fc.constantFrom(...Object.keys(full)), fc.jsonValue(), (key, value) => {
      const catalogue = catalogueOf({ ...full, [key]: value });
      return catalogue.services.every(({ name, provider, places, minimumAge = 0, maximumAge = 150 }) =>
        typeof name === 'string' && typeof provider.name === 'string' && minimumAge <= maximumAge
        && places.every(({ latitude = 0 }) => Math.abs(latitude) <= 90));
    }), { numRuns: 300 });
  });
});

test('the services of the demo are imported without a single refusal, all of them for the demo gmina', () => {
  const catalogue = catalogueOf(...DEMO_SERVICES);
  expect(catalogue.refused).toEqual([]);
  expect(catalogue.services.map(({ active }) => active)).toEqual([true, true, true, true, true, false, true]);
  expect(new Set(catalogue.services.flatMap(({ areas }) => areas))).toEqual(new Set([DEMO_GMINA]));
  expect(new Set(catalogue.services.map(({ provider }) => provider.id)).size).toBe(4);
  expect(catalogue.services.map(({ capacity }) => capacity?.available)).toEqual([46, undefined, 4, undefined, undefined, undefined, undefined]);
  expect(catalogue.services.every(({ openingHours, provider }) => openingHours.length === 1 && provider.krs !== undefined)).toBe(true);
});
