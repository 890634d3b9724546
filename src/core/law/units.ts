/** Units that can be competent, as the routing table names them. `OPS` is a social assistance centre beside the CUS or of another gmina. */
export const UNITS = {
  'CUS-PROG': { name: 'zespół do spraw organizowania usług społecznych w centrum', organ: 'WOJT', level: 'gmina', seat: 'CENTRE' },
  'CUS-PS': { name: 'zespół do spraw pomocy społecznej w centrum', organ: 'WOJT', level: 'gmina', seat: 'CENTRE' },
  'CUS-SR': { name: 'komórka świadczeń rodzinnych', organ: 'WOJT', level: 'gmina', seat: 'CENTRE' },
  OPS: { name: 'ośrodek pomocy społecznej', organ: 'WOJT', level: 'gmina', seat: 'GMINA' },
  UG: { name: 'urząd gminy', organ: 'WOJT', level: 'gmina', seat: 'GMINA' },
  GJO: { name: 'inna jednostka organizacyjna gminy', organ: 'WOJT', level: 'gmina', seat: 'GMINA' },
  PCPR: { name: 'powiatowe centrum pomocy rodzinie', organ: 'STAROSTA', level: 'powiat', seat: 'ELSEWHERE' },
  PUP: { name: 'powiatowy urząd pracy', organ: 'STAROSTA', level: 'powiat', seat: 'ELSEWHERE' },
  // The assessment teams and counselling centres decide in their own name: in a city with powiat rights too they are another organ.
  PZOON: { name: 'powiatowy zespół do spraw orzekania o niepełnosprawności', organ: 'PZOON', level: 'powiat', seat: 'ELSEWHERE' },
  PPP: { name: 'poradnia psychologiczno-pedagogiczna', organ: 'PPP', level: 'powiat', seat: 'ELSEWHERE' },
  WZON: { name: 'wojewódzki zespół do spraw orzekania o niepełnosprawności', organ: 'WZON', level: 'wojewodztwo', seat: 'ELSEWHERE' },
  WOJEWODA: { name: 'wojewoda', organ: 'WOJEWODA', level: 'wojewodztwo', seat: 'ELSEWHERE' },
  'ROPS/OA': { name: 'ośrodek adopcyjny (marszałek województwa)', organ: 'MARSZALEK', level: 'wojewodztwo', seat: 'ELSEWHERE' },
  WFOS: { name: 'wojewódzki fundusz ochrony środowiska', organ: 'WFOS', level: 'wojewodztwo', seat: 'ELSEWHERE' },
  ZUS: { name: 'Zakład Ubezpieczeń Społecznych', organ: 'ZUS', level: 'state', seat: 'ELSEWHERE' },
  KRUS: { name: 'Kasa Rolniczego Ubezpieczenia Społecznego', organ: 'KRUS', level: 'state', seat: 'ELSEWHERE' },
  NFZ: { name: 'Narodowy Fundusz Zdrowia', organ: 'NFZ', level: 'state', seat: 'ELSEWHERE' },
  ZOZ: { name: 'podmiot leczniczy', organ: null, level: 'state', seat: 'ELSEWHERE' },
  NGO: { name: 'organizacja pozarządowa', organ: null, level: 'state', seat: 'ELSEWHERE' },
  SAD: { name: 'sąd powszechny', organ: 'SAD', level: 'state', seat: 'ELSEWHERE' },
} as const satisfies Record<string, UnitDescription>;

export type Unit = keyof typeof UNITS;

/** Level of public administration at which a task lies. */
export const LEVELS = ['gmina', 'powiat', 'wojewodztwo', 'state'] as const;
export type Level = (typeof LEVELS)[number];

/** The authority in whose name a unit acts. Passing between units of one organ is internal; to another organ it is k.p.a. art. 65. */
export type Organ =
  | 'WOJT' | 'STAROSTA' | 'MARSZALEK' | 'WOJEWODA' | 'PZOON' | 'PPP' | 'WZON' | 'WFOS' | 'ZUS' | 'KRUS' | 'NFZ' | 'SAD';

interface UnitDescription {
  /** Polish, nominative. */
  readonly name: string;
  /** Null for performers that are no authority (podmiot leczniczy, NGO): k.p.a. art. 65 does not reach them. */
  readonly organ: Organ | null;
  readonly level: Level;
  /** In the centre itself, elsewhere in its gmina, or outside the gmina. */
  readonly seat: 'CENTRE' | 'GMINA' | 'ELSEWHERE';
}

/** Porozumienia and upoważnienia (ustawa o CUS art. 3) give a matter to a unit of the gmina or the powiat, or its performance to somebody who is no authority. */
export const canHaveByAgreement = (unit: Unit): boolean => UNITS[unit].organ === null || UNITS[unit].level === 'gmina' || UNITS[unit].level === 'powiat';

export const isUnit = (text: string): text is Unit => Object.hasOwn(UNITS, text);
