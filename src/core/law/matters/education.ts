import { RESIDENCE } from '../connections.js';
import type { Matter } from '../matter.js';
import { SINCE_CUS_ACT } from '../validity.js';

/** Education: ustawa o systemie oświaty (u.s.o.), prawo oświatowe, care of children under three. */
const OF_GMINA = {
  areas: [7], unit: 'UG', level: 'gmina', place: RESIDENCE, deadlines: ['KPA35_1_MONTH'], mode: null, regime: 'SEPARATE_ACT', note: null,
  confidence: 'MEDIUM', ...SINCE_CUS_ACT,
} as const satisfies Partial<Matter>;

export const EDUCATION_MATTERS: readonly Matter[] = [
  { ...OF_GMINA, code: 'ED-001', name: 'Stypendium szkolne', basis: 'u.s.o. art. 90d, art. 90n',
    note: 'Wnioski do 15.09. Centrum – z upoważnienia (ustawa o CUS art. 54).', confidence: 'HIGH' },
  { ...OF_GMINA, code: 'ED-002', name: 'Zasiłek szkolny', basis: 'u.s.o. art. 90e', deadlines: ['ZASILEK_SZKOLNY_2_MONTHS', 'KPA35_1_MONTH'] },
  { ...OF_GMINA, code: 'ED-003', name: 'Dowóz ucznia z niepełnosprawnością', basis: 'prawo oświatowe art. 39 ust. 4, art. 39a' },
  { ...OF_GMINA, code: 'ED-004', name: 'Orzeczenie o potrzebie kształcenia specjalnego, wczesne wspomaganie rozwoju', unit: 'PPP', level: 'powiat',
    basis: 'prawo oświatowe art. 127', place: ['SEAT'], placeBasis: 'prawo oświatowe art. 127', deadlines: ['SPECIAL_ACT_30_DAYS'] },
  { ...OF_GMINA, code: 'ED-005', name: 'Żłobek, klub dziecięcy', areas: [1], unit: 'GJO', basis: 'ustawa z 4.02.2011 o opiece nad dziećmi do lat 3',
    deadlines: [], note: 'Rekrutacja według statutu placówki.' },
  { ...OF_GMINA, code: 'ED-006', name: 'Przedszkole (rekrutacja)', unit: 'GJO', basis: 'prawo oświatowe art. 130–158', deadlines: [],
    note: 'Według harmonogramu rekrutacji.' },
];
