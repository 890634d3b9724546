import type { KrsOrganisation } from './krs/simulator.js';

/**
 * What four organisations that do not exist offer in the demo gmina Zielone Wzgórze (TERC 3208083, a code that no gmina has),
 * as HSDS 3.1 documents, and how they stand in KRS under numbers that nobody has. One service is closed for a time and one
 * organisation is being wound up, so that the catalogue shows what nobody can be referred to.
 */
export const DEMO_GMINA = '3208083';

const ORGANIZATIONS = {
  pomocna: { id: '6f9a1c0e-2b57-4f0e-9a31-0c5d6f3b1a01', name: 'Stowarzyszenie „Pomocna Dłoń”', description: 'Usługi w domu i dowóz dla osób starszych i z niepełnosprawnościami.', krs: '0009900001', regon: '990000016', nip: '9900000106' },
  razem: { id: '6f9a1c0e-2b57-4f0e-9a31-0c5d6f3b1a02', name: 'Fundacja „Razem na Wzgórzu”', description: 'Miejsca spotkań dla seniorów, dzieci i rodzin.', krs: '0009900002', regon: '990000022', nip: '9900000201' },
  rozmowa: { id: '6f9a1c0e-2b57-4f0e-9a31-0c5d6f3b1a03', name: 'Fundacja „Rozmowa”', description: 'Wsparcie psychologiczne i asystencja osobista.', krs: '0009900003', regon: '990000039', nip: '9900000307' },
  raczka: { id: '6f9a1c0e-2b57-4f0e-9a31-0c5d6f3b1a04', name: 'Stowarzyszenie „Złota Rączka” w likwidacji', description: 'Drobne naprawy w domach.', krs: '0009900004', regon: '990000045', nip: '9900000402' },
} as const;

/** The same organisations as KRS knows them. */
export const DEMO_ORGANISATIONS: readonly KrsOrganisation[] = Object.values(ORGANIZATIONS).map(({ name, krs, regon, nip }) => ({
  name, krs, regon, nip, register: 'S', ...(name.endsWith('w likwidacji') && { state: 'IN_LIQUIDATION' }),
}));

/** One place, one id: two services in one house name the same location. */
const PLACES = {
  house: {
    id: '4fc29154-5e7b-4d2a-b1c3-90a8e6f78001', name: 'Dom Sąsiedzki', street: 'ul. Lipowa 4', latitude: 54.051, longitude: 15.612,
    access: 'Wejście bez progów od strony parkingu, toaleta dostosowana do wózka.',
  },
  clinic: {
    id: '4fc29154-5e7b-4d2a-b1c3-90a8e6f78002', name: 'Poradnia „Rozmowa”', street: 'ul. Szkolna 11/2', latitude: 54.048, longitude: 15.606,
    access: 'Winda, pętla indukcyjna w pokoju rozmów; bez tłumacza języka migowego.',
  },
} as const;

const UNITS = {
  place: { id: '6f1b7c21-58a4-4c1e-8e07-3a2d90b4c001', name: 'miejsce' },
  hour: { id: '6f1b7c21-58a4-4c1e-8e07-3a2d90b4c002', name: 'godzina w tygodniu' },
} as const;

interface DemoService {
  readonly name: string;
  readonly description: string;
  readonly by: keyof typeof ORGANIZATIONS;
  readonly status?: 'active' | 'temporarily closed';
  readonly ages?: { readonly minimum_age?: number; readonly maximum_age?: number };
  readonly languages?: readonly ('pl' | 'uk')[];
  readonly at?: keyof typeof PLACES;
  readonly free?: { readonly available: number; readonly maximum: number; readonly unit: keyof typeof UNITS };
  readonly open: { readonly byday: string; readonly opens_at: string; readonly closes_at: string };
}

const SERVICES: readonly DemoService[] = [
  {
    name: 'Usługi opiekuńcze w miejscu zamieszkania', by: 'pomocna', ages: { minimum_age: 18 },
    description: 'Pomoc w codziennych czynnościach, opieka higieniczna i kontakt z otoczeniem dla osób, które same sobie nie radzą.',
    free: { available: 46, maximum: 320, unit: 'hour' },
    open: { byday: 'MO,TU,WE,TH,FR,SA,SU', opens_at: '07:00', closes_at: '20:00' },
  },
  {
    name: 'Transport door-to-door', by: 'pomocna', ages: { minimum_age: 16 },
    description: 'Dowóz z pomocą asystenta spod drzwi mieszkania do lekarza, urzędu lub na zajęcia i z powrotem.',
    open: { byday: 'MO,TU,WE,TH,FR', opens_at: '07:00', closes_at: '17:00' },
  },
  {
    name: 'Klub seniora', by: 'razem', ages: { minimum_age: 60 },
    description: 'Zajęcia ruchowe, warsztaty i spotkania dla osób, które skończyły 60 lat.',
    at: 'house', free: { available: 4, maximum: 25, unit: 'place' },
    open: { byday: 'TU,TH', opens_at: '10:00', closes_at: '14:00' },
  },
  {
    name: 'Asystent osobisty osoby z niepełnosprawnością', by: 'rozmowa', languages: ['pl', 'uk'],
    description: 'Wsparcie asystenta w życiu codziennym, społecznym i zawodowym.',
    open: { byday: 'MO,TU,WE,TH,FR,SA,SU', opens_at: '06:00', closes_at: '22:00' },
  },
  {
    name: 'Poradnictwo psychologiczne', by: 'rozmowa', languages: ['pl', 'uk'],
    description: 'Konsultacje psychologiczne dla osób i rodzin w kryzysie, na miejscu lub przez telefon.',
    at: 'clinic',
    open: { byday: 'MO,WE,FR', opens_at: '12:00', closes_at: '19:00' },
  },
  {
    name: 'Świetlica dla dzieci', by: 'razem', ages: { minimum_age: 6, maximum_age: 15 }, status: 'temporarily closed',
    description: 'Opieka po lekcjach, pomoc w nauce i posiłek; przerwa z powodu remontu.',
    at: 'house',
    open: { byday: 'MO,TU,WE,TH,FR', opens_at: '12:30', closes_at: '17:30' },
  },
  {
    name: 'Drobne naprawy w domu', by: 'raczka', ages: { minimum_age: 60 },
    description: 'Wymiana żarówki, uszczelki czy zamka; dla osób, które skończyły 60 lat.',
    open: { byday: 'MO,WE', opens_at: '09:00', closes_at: '13:00' },
  },
];

export const DEMO_SERVICES: readonly object[] = SERVICES.map(toHsds);

function toHsds({ name, description, by, status = 'active', ages, languages = ['pl'], at, open, free }: DemoService, i: number): object {
  const id = (kind: string) => `${kind}-4a1d-4c3e-8b60-77e0d5c2f00${i + 1}`;
  return {
    id: id('0b8e5d10'), name, description, status, ...ages,
    organization: toOrganization(ORGANIZATIONS[by]),
    languages: languages.map((code) => ({ id: code === 'pl' ? '5c0e7b1a-93d4-4b0f-8f1c-2a6d9e4b7001' : '5c0e7b1a-93d4-4b0f-8f1c-2a6d9e4b7002', code })),
    service_areas: [{ id: id('1c9f6e21'), name: 'Zielone Wzgórze', extent: DEMO_GMINA, extent_type: 'terc' }],
    schedules: [{ id: id('2da07f32'), freq: 'WEEKLY', timezone: 1, ...open }],
    ...(at && { service_at_locations: [{ id: id('3eb18043'), location: toLocation(PLACES[at]) }] }),
    ...(free && { capacities: [{ id: id('4fc29154'), ...free, unit: UNITS[free.unit], updated: '2026-10-30T08:00:00.000+01:00' }] }),
  };
}

function toOrganization({ id, name, description, krs }: (typeof ORGANIZATIONS)[keyof typeof ORGANIZATIONS]): object {
  const identifier = { id: id.replace('6f9a1c0e', '70ab2d1f'), identifier_scheme: 'PL-KRS', identifier_type: 'Numer KRS', identifier: krs };
  return { id, name, description, organization_identifiers: [identifier] };
}

function toLocation({ id, street, access, ...place }: (typeof PLACES)[keyof typeof PLACES]): object {
  return {
    id, location_type: 'physical', ...place,
    addresses: [{
      id: id.replace('4fc29154', '50d3a265'), address_1: street, city: 'Zielone Wzgórze', state_province: 'zachodniopomorskie',
      postal_code: '78-199', country: 'PL', address_type: 'physical',
    }],
    accessibility: [{ id: id.replace('4fc29154', '61e4b376'), description: access }],
  };
}
