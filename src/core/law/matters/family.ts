import { ANYWHERE, RESIDENCE, STAY_FIRST } from '../connections.js';
import type { Matter } from '../matter.js';
import { between, since, SINCE_CUS_ACT } from '../validity.js';

/** Violence at home, alcohol, support of the family and foster care (u.w.r. is ustawa z 9.06.2011 o wspieraniu rodziny i systemie pieczy zastępczej). */
const SUPPORT = {
  areas: [2], unit: 'CUS-PS', level: 'gmina', place: RESIDENCE, deadlines: ['KPA35_1_MONTH'], mode: null, regime: 'SEPARATE_ACT', note: null,
  confidence: 'MEDIUM', ...SINCE_CUS_ACT,
} as const satisfies Partial<Matter>;
const FOSTER_CARE = { ...SUPPORT, areas: [3], unit: 'PCPR', level: 'powiat' } as const satisfies Partial<Matter>;
const VIOLENCE = { ...SUPPORT, place: STAY_FIRST, deadlines: [], mode: 'EMERGENCY' } as const satisfies Partial<Matter>;

export const FAMILY_MATTERS: readonly Matter[] = [
  { ...VIOLENCE, code: 'PD-001', name: 'Procedura „Niebieskie Karty”', basis: 'ustawa o przeciwdziałaniu przemocy w rodzinie art. 9a–9d',
    note: 'Zespół interdyscyplinarny; nigdy zwykłą kolejką.', ...between('2020-01-01', '2023-06-21') },
  { ...VIOLENCE, code: 'PD-001', name: 'Procedura „Niebieskie Karty”', basis: 'ustawa o przeciwdziałaniu przemocy domowej art. 9a–9d',
    note: 'Zespół interdyscyplinarny; nigdy zwykłą kolejką.', ...since('2023-06-22') }, // Dz.U. 2023 poz. 535 changed the name of the act
  { ...VIOLENCE, code: 'PD-002', name: 'Schronienie dla ofiar przemocy w rodzinie', unit: 'PCPR', level: 'powiat',
    basis: 'ustawa o przeciwdziałaniu przemocy w rodzinie', note: 'Specjalistyczny ośrodek wsparcia.', ...between('2020-01-01', '2023-06-21') },
  { ...VIOLENCE, code: 'PD-002', name: 'Schronienie dla osób doznających przemocy', unit: 'PCPR', level: 'powiat',
    basis: 'ustawa o przeciwdziałaniu przemocy domowej', note: 'Specjalistyczny ośrodek wsparcia.', ...since('2023-06-22') },
  { ...SUPPORT, code: 'AL-001', name: 'Zgłoszenie do gminnej komisji rozwiązywania problemów alkoholowych', areas: [5], unit: 'UG',
    basis: 'ustawa o wychowaniu w trzeźwości art. 4 ust. 1, art. 25–26', deadlines: [], note: 'O obowiązku leczenia orzeka sąd.' },
  { ...SUPPORT, code: 'AL-002', name: 'Terapia uzależnień', areas: [5], unit: 'ZOZ', level: 'state', place: ANYWHERE,
    basis: 'ustawa o świadczeniach opieki zdrowotnej; ustawa o wychowaniu w trzeźwości', deadlines: [], mode: 'SERVICE_REFERRAL',
    note: 'Bez e-skierowania.' },
  { ...SUPPORT, code: 'WR-001', name: 'Asystent rodziny', basis: 'u.w.r. art. 8–15', note: 'Na wniosek rodzica, po ocenie pracownika socjalnego.' },
  { ...SUPPORT, code: 'WR-002', name: 'Rodzina wspierająca', basis: 'u.w.r. art. 29–31' },
  { ...SUPPORT, code: 'WR-003', name: 'Placówka wsparcia dziennego', unit: 'GJO', basis: 'u.w.r. art. 18–28' },
  { ...FOSTER_CARE, code: 'PZ-001', name: 'Kandydat na rodzinę zastępczą', basis: 'u.w.r. art. 42–44, art. 76' },
  { ...FOSTER_CARE, code: 'PZ-002', name: 'Świadczenie na utrzymanie dziecka w pieczy zastępczej', basis: 'u.w.r. art. 80–88',
    place: ['PLACE_OF_STAY', ...RESIDENCE], placeBasis: 'u.w.r. art. 88',
    note: 'Powiat miejsca sprawowania pieczy; podaje się je jako miejsce pobytu.' },
  { ...FOSTER_CARE, code: 'PZ-003', name: 'Usamodzielnienie wychowanka', basis: 'u.w.r. art. 140–153',
    note: 'Powiat właściwy według u.w.r.; wydatki może ponosić inny powiat.' },
  { ...FOSTER_CARE, code: 'PZ-004', name: 'Adopcja', unit: 'ROPS/OA', level: 'wojewodztwo', place: ANYWHERE, basis: 'u.w.r. art. 154–170',
    deadlines: [], mode: 'INFORM_ONLY', note: 'Do dowolnego ośrodka adopcyjnego.' },
];

/** Reintegration: ustawa z 13.06.2003 o zatrudnieniu socjalnym, and the social economy. */
export const REINTEGRATION_MATTERS: readonly Matter[] = [
  { ...SUPPORT, code: 'RE-001', name: 'Centrum integracji społecznej', areas: [14], basis: 'ustawa o zatrudnieniu socjalnym art. 12',
    place: ['RESIDENCE_OR_STAY', ...RESIDENCE], placeBasis: 'ustawa o zatrudnieniu socjalnym art. 12',
    deadlines: ['WYWIAD_14_WORKING_DAYS', 'KPA35_1_MONTH'], note: 'Kieruje centrum albo ośrodek miejsca zamieszkania lub pobytu.', confidence: 'HIGH' },
  { ...SUPPORT, code: 'RE-002', name: 'Klub integracji społecznej', areas: [14], unit: 'GJO', basis: 'ustawa o zatrudnieniu socjalnym art. 18', deadlines: [] },
  { ...SUPPORT, code: 'RE-003', name: 'Wsparcie ekonomii społecznej', areas: [14], unit: 'NGO', level: 'wojewodztwo',
    basis: 'ustawa z 5.08.2022 o ekonomii społecznej', deadlines: [], mode: 'SERVICE_REFERRAL', note: 'Ośrodek wsparcia ekonomii społecznej regionu.',
    ...since('2022-10-30') },
];
