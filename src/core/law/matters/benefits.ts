import { ANYWHERE, RESIDENCE } from '../connections.js';
import type { Matter } from '../matter.js';
import { between, since, SINCE_CUS_ACT } from '../validity.js';

/** Cash benefits of the gmina: ustawa z 28.11.2003 o świadczeniach rodzinnych (u.ś.r.) and related acts. */
const FAMILY = {
  areas: [1], unit: 'CUS-SR', level: 'gmina', place: RESIDENCE, deadlines: ['KPA35_1_MONTH'], mode: null, regime: 'SEPARATE_ACT', note: null,
  confidence: 'MEDIUM', ...SINCE_CUS_ACT,
} as const satisfies Partial<Matter>;

export const FAMILY_BENEFIT_MATTERS: readonly Matter[] = [
  { ...FAMILY, code: 'SR-001', name: 'Zasiłek rodzinny z dodatkami', basis: 'u.ś.r. art. 4–15', confidence: 'HIGH',
    note: 'Okres zasiłkowy od 1.11 do 31.10; wnioski elektroniczne od 1.07, pozostałe od 1.08. Koordynacja UE: wojewoda.' },
  { ...FAMILY, code: 'SR-002', name: 'Jednorazowa zapomoga z tytułu urodzenia dziecka (becikowe)', basis: 'u.ś.r. art. 15b',
    deadlines: ['BECIKOWE_12_MONTHS', 'KPA35_1_MONTH'], note: 'Wniosek po terminie pozostawia się bez rozpatrzenia.' },
  { ...FAMILY, code: 'SR-003', name: 'Świadczenie rodzicielskie', basis: 'u.ś.r. art. 17c', deadlines: ['RODZICIELSKIE_3_MONTHS', 'KPA35_1_MONTH'] },
  { ...FAMILY, code: 'SR-004', name: 'Zasiłek pielęgnacyjny', areas: [6], basis: 'u.ś.r. art. 16', deadlines: ['PIELEGNACYJNY_3_MONTHS', 'KPA35_1_MONTH'],
    confidence: 'HIGH' },
  { ...FAMILY, code: 'SR-005', name: 'Świadczenie pielęgnacyjne', areas: [6], basis: 'u.ś.r. art. 17', note: 'Od 2024 r. na osoby do 18. roku życia.' },
  { ...FAMILY, code: 'SR-006', name: 'Świadczenie z funduszu alimentacyjnego', basis: 'ustawa z 7.09.2007 o pomocy osobom uprawnionym do alimentów',
    note: 'Okres świadczeniowy od 1.10 do 30.09.' },
  { ...FAMILY, code: 'SR-007', name: 'Jednorazowe świadczenie „Za życiem”', basis: 'ustawa z 4.11.2016 art. 10',
    deadlines: ['ZA_ZYCIEM_12_MONTHS', 'KPA35_1_MONTH'] },
  { ...FAMILY, code: 'SR-008', name: 'Karta Dużej Rodziny', unit: 'UG', basis: 'ustawa z 5.12.2014 o Karcie Dużej Rodziny',
    note: 'Także w mObywatelu; centrum – z upoważnienia.' },
  { ...FAMILY, code: 'SR-009', name: 'Koordynacja świadczeń rodzinnych w UE', unit: 'WOJEWODA', level: 'wojewodztwo', basis: 'u.ś.r. art. 21, art. 23a',
    note: 'Organ właściwy przekazuje tylko przez system centralny (art. 23a ust. 2b).', confidence: 'HIGH' },
];

/** Benefits of the social insurance institutions. Several take only their own electronic form. */
const OF_ZUS = {
  areas: [6], unit: 'ZUS', level: 'state', place: ANYWHERE, deadlines: [], mode: null, regime: 'SEPARATE_ACT', note: null,
  confidence: 'MEDIUM', ...SINCE_CUS_ACT,
} as const satisfies Partial<Matter>;
const OWN_FORM = { ...OF_ZUS, areas: [1], mode: 'INFORM_ONLY', note: 'Tylko elektronicznie, na formularzu ZUS.' } as const satisfies Partial<Matter>;

export const SOCIAL_INSURANCE_MATTERS: readonly Matter[] = [
  { ...FAMILY, code: 'ZUS-001', name: 'Świadczenie wychowawcze (500+)', basis: 'ustawa z 11.02.2016 o pomocy państwa w wychowywaniu dzieci',
    note: 'Do końca 2021 r. wnioski przyjmowała gmina.', ...between('2020-01-01', '2021-12-31') },
  { ...OWN_FORM, code: 'ZUS-001', name: 'Świadczenie wychowawcze (500+)', basis: 'ustawa z 11.02.2016 o pomocy państwa w wychowywaniu dzieci',
    deadlines: ['SPECIAL_ACT_2_MONTHS'], ...between('2022-01-01', '2023-12-31') },
  { ...OWN_FORM, code: 'ZUS-001', name: 'Świadczenie wychowawcze (800+)', basis: 'ustawa z 11.02.2016 o pomocy państwa w wychowywaniu dzieci',
    deadlines: ['SPECIAL_ACT_2_MONTHS'], ...since('2024-01-01') },
  { ...OWN_FORM, code: 'ZUS-002', name: 'Aktywny Rodzic', basis: 'ustawa z 15.05.2024 (Dz.U. 2024 poz. 858)', ...since('2024-10-01') },
  { ...FAMILY, code: 'ZUS-003', name: 'Dobry Start 300+', areas: [7], basis: 'rozporządzenie Rady Ministrów z 30.05.2018 „Dobry Start”',
    note: 'Do 30.06.2021 wnioski przyjmowała gmina.', ...between('2020-01-01', '2021-06-30') },
  { ...OWN_FORM, code: 'ZUS-003', name: 'Dobry Start 300+', areas: [7], basis: 'rozporządzenie Rady Ministrów z 15.06.2021 „Dobry Start”',
    note: 'Tylko elektronicznie, od 1.07 do 30.11.', ...since('2021-07-01') },
  { ...OF_ZUS, code: 'ZUS-004', name: 'Renta socjalna', basis: 'ustawa z 27.06.2003 o rencie socjalnej art. 11', deadlines: ['SPECIAL_ACT_30_DAYS'],
    note: 'Za zgodą osoby wniosek może złożyć dyrektor centrum (ustawa o CUS art. 61).', confidence: 'HIGH' },
  { ...OWN_FORM, code: 'ZUS-005', name: 'Świadczenie wspierające (wypłata)', areas: [6], basis: 'ustawa z 7.07.2023 o świadczeniu wspierającym',
    note: 'Po decyzji wojewódzkiego zespołu; tylko elektronicznie.', ...since('2024-01-01') },
  { ...OF_ZUS, code: 'ZUS-006', name: 'Świadczenie uzupełniające 500+', basis: 'ustawa z 31.07.2019 o świadczeniu uzupełniającym',
    deadlines: ['SPECIAL_ACT_30_DAYS'], note: 'Ubezpieczeni rolnicy: KRUS.' },
  { ...OF_ZUS, code: 'ZUS-007', name: 'Zasiłek pogrzebowy, emerytura, renta', areas: [], basis: 'ustawa o emeryturach i rentach z FUS',
    deadlines: ['SPECIAL_ACT_30_DAYS'], note: 'Ubezpieczeni rolnicy: KRUS.' },
];
