import { RESIDENCE } from '../connections.js';
import type { Matter } from '../matter.js';
import { between, since, SINCE_CUS_ACT } from '../validity.js';

/** Unemployment: ustawa z 20.03.2025 o rynku pracy i służbach zatrudnienia, Dz.U. 2025 poz. 620 (u.r.p.s.z.). */
const SINCE_JUNE_2025 = {
  areas: [8], unit: 'PUP', level: 'powiat', basis: 'u.r.p.s.z.', place: RESIDENCE, placeBasis: 'u.r.p.s.z. art. 55 ust. 2 pkt 2', deadlines: [],
  mode: null, regime: 'SEPARATE_ACT', note: null, confidence: 'MEDIUM', ...since('2025-06-01'),
} as const satisfies Partial<Matter>;

/** Before: ustawa z 20.04.2004 o promocji zatrudnienia. The office of the place of registration was competent, else that of stay. */
const UNTIL_MAY_2025 = {
  ...SINCE_JUNE_2025, basis: 'ustawa z 20.04.2004 o promocji zatrudnienia', place: ['REGISTRATION', 'STAY_IN_DEFAULT'],
  placeBasis: 'ustawa z 20.04.2004 o promocji zatrudnienia art. 33', ...between('2020-01-01', '2025-05-31'),
} as const satisfies Partial<Matter>;

export const LABOUR_MATTERS: readonly Matter[] = [
  { ...UNTIL_MAY_2025, code: 'PUP-001', name: 'Rejestracja bezrobotnego lub poszukującego pracy' },
  { ...SINCE_JUNE_2025, code: 'PUP-001', name: 'Rejestracja bezrobotnego lub poszukującego pracy', basis: 'u.r.p.s.z. art. 55 ust. 2 pkt 2',
    note: 'Przez praca.gov.pl albo osobiście; faktyczne miejsce zamieszkania z oświadczenia.', confidence: 'HIGH' },
  { ...UNTIL_MAY_2025, code: 'PUP-002', name: 'Zasiłek dla bezrobotnych', deadlines: ['KPA35_1_MONTH'] },
  { ...SINCE_JUNE_2025, code: 'PUP-002', name: 'Zasiłek dla bezrobotnych', deadlines: ['KPA35_1_MONTH'], note: 'Wypłata tylko na rachunek.' },
  { ...UNTIL_MAY_2025, code: 'PUP-003', name: 'Staż, bon, szkolenie', deadlines: ['SPECIAL_ACT_30_DAYS'] },
  { ...SINCE_JUNE_2025, code: 'PUP-003', name: 'Staż, bon, szkolenie', deadlines: ['SPECIAL_ACT_30_DAYS'], note: 'Według indywidualnego planu działania.' },
  { ...UNTIL_MAY_2025, code: 'PUP-004', name: 'Dotacja na podjęcie działalności gospodarczej', deadlines: ['SPECIAL_ACT_30_DAYS'] },
  { ...SINCE_JUNE_2025, code: 'PUP-004', name: 'Dotacja na podjęcie działalności gospodarczej', deadlines: ['SPECIAL_ACT_30_DAYS'] },
  { ...UNTIL_MAY_2025, code: 'PUP-005', name: 'Prace społecznie użyteczne' },
  { ...SINCE_JUNE_2025, code: 'PUP-005', name: 'Prace społecznie użyteczne', note: 'Listę uczestników przygotowuje centrum.' },
  { ...SINCE_JUNE_2025, ...SINCE_CUS_ACT, code: 'PUP-006', name: 'Zaświadczenie o statusie bezrobotnego', basis: 'k.p.a. art. 217',
    placeBasis: 'k.p.a. art. 217 § 1', deadlines: ['ZASWIADCZENIE_7_DAYS'], note: 'Centrum pobiera dane samo, zamiast żądać zaświadczenia.',
    confidence: 'HIGH' },
];
