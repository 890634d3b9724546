import { RESIDENCE } from '../connections.js';
import type { Matter } from '../matter.js';
import { since, SINCE_CUS_ACT } from '../validity.js';

/** People with disabilities: ustawa z 27.08.1997 o rehabilitacji (u.r.z.s.), PFRON, yearly programmes of the Solidarity Fund. */
const OF_POWIAT = {
  areas: [6], unit: 'PCPR', level: 'powiat', place: RESIDENCE, deadlines: ['SPECIAL_ACT_30_DAYS'], mode: null, regime: 'SEPARATE_ACT', note: null,
  confidence: 'MEDIUM', ...SINCE_CUS_ACT,
} as const satisfies Partial<Matter>;
const YEARLY_PROGRAMME = {
  ...OF_POWIAT, unit: 'CUS-PS', level: 'gmina', deadlines: [], note: 'Edycja roczna, termin naboru z ogłoszenia.',
} as const satisfies Partial<Matter>;

export const DISABILITY_MATTERS: readonly Matter[] = [
  { ...OF_POWIAT, code: 'ON-001', name: 'Orzeczenie o niepełnosprawności lub jej stopniu', unit: 'PZOON', basis: 'u.r.z.s. art. 6–6b',
    place: ['STAY_WHEN_HOMELESS', ...RESIDENCE], deadlines: ['KPA35_1_MONTH', 'KPA35_2_MONTHS'],
    note: 'Za zgodą osoby wniosek może złożyć centrum (ustawa o CUS art. 56).', confidence: 'HIGH' },
  { ...OF_POWIAT, code: 'ON-002', name: 'Karta parkingowa', unit: 'PZOON', basis: 'prawo o ruchu drogowym art. 8',
    note: 'Być może dowolny zespół w województwie – do sprawdzenia.', confidence: 'LOW' },
  { ...OF_POWIAT, code: 'ON-003', name: 'Decyzja ustalająca poziom potrzeby wsparcia', unit: 'WZON', level: 'wojewodztwo', basis: 'u.r.z.s. art. 6b3',
    deadlines: ['SPECIAL_ACT_3_MONTHS'], ...since('2024-01-01') },
  { ...OF_POWIAT, code: 'ON-004', name: 'Dofinansowanie turnusu rehabilitacyjnego (PFRON)', basis: 'u.r.z.s. art. 10e, art. 35a', note: 'System SOW.' },
  { ...OF_POWIAT, code: 'ON-005', name: 'Likwidacja barier, sprzęt i przedmioty ortopedyczne (PFRON)', basis: 'u.r.z.s. art. 35a',
    note: 'System SOW; wniosek przed zakupem.' },
  { ...OF_POWIAT, code: 'ON-006', name: 'Aktywny Samorząd', basis: 'program PFRON „Aktywny Samorząd”', deadlines: [], note: 'System SOW; terminy naboru.' },
  { ...OF_POWIAT, code: 'ON-007', name: 'Warsztat terapii zajęciowej', areas: [14], basis: 'u.r.z.s. art. 10a–10f', deadlines: ['KPA35_1_MONTH'] },
  { ...YEARLY_PROGRAMME, code: 'ON-008', name: 'Asystent osobisty osoby z niepełnosprawnością', basis: 'program Funduszu Solidarnościowego' },
  { ...YEARLY_PROGRAMME, code: 'ON-009', name: 'Opieka wytchnieniowa', basis: 'program Funduszu Solidarnościowego' },
  { ...YEARLY_PROGRAMME, code: 'ON-010', name: 'Transport od drzwi do drzwi', unit: 'CUS-PROG', basis: 'program usług społecznych', regime: 'PROGRAMME',
    note: 'Według programu.' },
];
