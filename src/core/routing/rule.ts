import type { GminaCode } from '../../vocabulary/gmina-code.js';
import type { Connection, FixedMode, Matter } from '../law/matter.js';
import type { Unit } from '../law/units.js';
import type { CompetenceInput } from './facts.js';
import type { Mode } from './finding.js';

/** One sentence of law. Asked a question about a matter, it settles it or stays silent. */
export interface Rule<Asked, Found> {
  /** The name of its file. */
  readonly name: string;
  /** Changes with every change of what the rule says. */
  readonly version: string;
  readonly statute: string;
  readonly looksAt: readonly Fact[];
  settles(asked: Asked): Found | undefined;
}

/** 1. Is it an application that an authority has to route? Silent rules let it pass. */
export type AdmissionRule = Rule<AskedAdmission, Admission>;
export interface AskedAdmission {
  readonly input: CompetenceInput;
  readonly code: string;
  /** Undefined: no such matter on the day of receipt. */
  readonly matter: Matter | undefined;
}
export type Admission = Admitted | Refused;
/** The matter itself says how it goes on. */
export interface Admitted {
  readonly mode: FixedMode;
  readonly statute: string;
  readonly because: string;
}
export interface Refused {
  readonly outcome: 'UNDETERMINED' | 'NOT_AN_APPLICATION';
  readonly because: string;
}

/** 2. Whose territory? Only the rules whose connection the row of the matter names are asked. */
export interface PlaceRule extends Rule<AskedPlace, Place> {
  /** Null: asked about every matter. */
  readonly connection: Connection | null;
}
export interface AskedPlace {
  readonly input: CompetenceInput;
  readonly matter: Matter;
  /** Settled by the admission; null for an ordinary application. */
  readonly mode: FixedMode | null;
}
export type Place = SettledPlace | { readonly missing: string };
export interface SettledPlace {
  /** Null: no local competence. */
  readonly gmina: GminaCode | null;
  readonly because: string;
  /** Article of this very case; else that of the rule. */
  readonly statute?: string;
  /** Another gmina that refunds the cost. */
  readonly costBearing?: GminaCode | null;
}

/** 3. Which unit there? */
export type UnitRule = Rule<AskedUnit, UnitFound>;
export interface AskedUnit {
  readonly input: CompetenceInput;
  readonly matter: Matter;
  readonly gmina: GminaCode | null;
}
export interface UnitFound {
  readonly unit: Unit;
  readonly because: string;
  readonly statute?: string;
  /** The rule is the reason for the whole finding, more than the place is. */
  readonly decisive: boolean;
}

/** 4. How does it get there? */
export type ModeRule = Rule<AskedMode, ModeFound>;
export interface AskedMode extends AskedUnit {
  readonly unit: Unit;
  /** The unit has the matter by an agreement or authorisation. */
  readonly byAgreement: boolean;
}
export interface ModeFound {
  readonly mode: Mode;
  readonly because: string;
  /** Article to cite; none for what stays inside one organ. */
  readonly statute?: string;
  readonly decisive: boolean;
}

/** 5. What do all matters of one application mean together? */
export type WholeRule = Rule<AskedWhole, WholeFound>;
export interface AskedWhole {
  /** The organs that the matters belong to, each once. */
  readonly organs: ReadonlySet<string>;
}
export interface WholeFound {
  readonly outcome: 'SPLIT';
  readonly because: string;
}

/** The gmina is one of those that the centre serves. */
export const isServed = ({ centre }: CompetenceInput, gmina: GminaCode | null): gmina is GminaCode =>
  gmina !== null && centre.gminas.includes(gmina);

/** The gmina in whose name the centre acts: the first of its list. */
export const isRunningGmina = ({ centre }: CompetenceInput, gmina: GminaCode | null): boolean => gmina === centre.gminas[0];

/** The centre was made beside the OPS, so that it runs services and supporting actions alone (ustawa o CUS art. 16). */
export const isBesideOps = ({ centre: { form } }: CompetenceInput): boolean => form === 'MULTI_GMINA' || form === 'CITY_SEPARATE';

/** The president of such a city is the wójt and the starosta in one (ustawa o samorządzie powiatowym art. 92). */
export const hasPowiatRights = ({ centre }: CompetenceInput): boolean => centre.powiatRights || centre.form === 'MOPR_TRANSFORMED';

/** What a rule can look at, with the value that the trail keeps. */
export const FACTS = {
  matter: (_, code) => code,
  receivedOn: ({ receivedOn }) => receivedOn,
  channel: ({ channel }) => channel,
  agreementOfApplicant: ({ agreementOfApplicant }) => agreementOfApplicant,
  'centre.form': ({ centre }) => centre.form,
  'centre.gminas': ({ centre }) => centre.gminas.join(' '),
  'centre.powiatRights': ({ centre }) => centre.powiatRights,
  'centre.agreements': ({ centre }, code) => centre.agreements.find(({ matter }) => matter === code)?.unit ?? null,
  'person.residence': ({ person }) => person.residence,
  'person.stay': ({ person }) => person.stay,
  'person.lastPermanentRegistration': ({ person }) => person.lastPermanentRegistration,
  'person.homeless': ({ person }) => person.homeless,
  'person.foreigner': ({ person }) => person.foreigner,
  'person.urgent': ({ person }) => person.urgent,
  'person.careHome': ({ person }) => person.careHome,
  realEstate: ({ realEstate }) => realEstate,
  school: ({ school }) => school,
} as const satisfies Record<string, (input: CompetenceInput, code: string) => string | boolean | null>;
export type Fact = keyof typeof FACTS;
