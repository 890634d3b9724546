import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DEADLINE_KINDS, type DeadlineKind } from '../../src/core/law/deadline-kinds.js';
import { LEVELS, UNITS, type Level, type Unit } from '../../src/core/law/units.js';
import { CHANNELS, type Channel } from '../../src/core/routing/facts.js';
import { MODES, OUTCOMES, QUESTIONS, type CompetenceFinding as Finding, type FindingPart as Part, type Mode, type Outcome, type Question, type TrailEntry as Entry } from '../../src/core/routing/finding.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import { LocalDateScalar } from '../scalars/local-date.js';
import { described, enumOf } from './enum-of.js';

export const ChannelEnum = enumOf(CHANNELS);
registerEnumType(ChannelEnum, {
  name: 'Channel', description: 'Kanał, którym wpłynął wniosek.',
  valuesConfig: described({
    PAPER: 'na papierze', EDORECZENIA: 'e-Doręczenia', ACCOUNT: 'konto w systemie centrum', ORAL_PROTOCOL: 'ustnie do protokołu',
    EMAIL: 'e-mail: nie jest wnioskiem (k.p.a. art. 63 § 1)', PHONE: 'rozmowa telefoniczna: nie jest wnioskiem',
  }),
});
const OutcomeEnum = enumOf(OUTCOMES);
registerEnumType(OutcomeEnum, { name: 'CompetenceOutcome', description: 'What becomes of the application as a whole.' });
export const ModeEnum = enumOf(MODES);
registerEnumType(ModeEnum, { name: 'ForwardingMode', description: 'Tryb: how a matter goes on.', valuesConfig: described(MODES) });
const LevelEnum = enumOf(LEVELS);
registerEnumType(LevelEnum, { name: 'AdministrationLevel', description: 'Szczebel administracji.' });
const QuestionEnum = enumOf(QUESTIONS);
registerEnumType(QuestionEnum, { name: 'RuleQuestion', description: 'What a rule answers: is it an application, where, who, how, and the whole.' });
export const DeadlineKindEnum = enumOf(DEADLINE_KINDS);
registerEnumType(DeadlineKindEnum, { name: 'DeadlineKind', description: 'Rodzaj terminu.', valuesConfig: described(Object.fromEntries(Object.entries(DEADLINE_KINDS).map(([kind, row]) => [kind, row.name]))) });

/** Unit codes such as `ROPS/OA` are no GraphQL names, so units are an object with a code. */
@ObjectType({ simpleResolvers: true, description: 'Jednostka albo organ.' })
export class CompetentUnit {
  @Field(() => ID, { description: 'Code of the routing table: `CUS-PROG`, `OPS`, `PCPR` …' }) code!: string;
  @Field(() => String, { description: 'Polish name.' }) name!: string;
}
export const competentUnit = (code: Unit): CompetentUnit => ({ code, name: UNITS[code].name });

@InputType({ description: 'Fakty, które rozstrzygają o właściwości: places and circumstances, nothing that names a person.' })
export class CompetenceInput {
  @Field(() => [String], { description: 'Codes of the matters (`matters`), at least one.' }) matters!: string[];
  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of receipt; today when left out. It decides which law applies.' }) receivedOn?: LocalDate;
  @Field(() => ChannelEnum, { defaultValue: 'PAPER', description: 'Channel.' }) channel!: Channel;
  @Field(() => Boolean, { defaultValue: false, description: 'The applicant agrees to forwarding under art. 38 ust. 1.' }) agreementOfApplicant!: boolean;
  @Field(() => String, { nullable: true, description: 'TERC of the gmina of residence.' }) residence?: string;
  @Field(() => String, { nullable: true, description: 'TERC of the gmina of stay.' }) stay?: string;
  @Field(() => String, { nullable: true, description: 'TERC of the gmina of the last permanent registration.' }) lastPermanentRegistration?: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Osoba bezdomna.' }) homeless!: boolean;
  @Field(() => Boolean, { defaultValue: false, description: 'Cudzoziemiec.' }) foreigner!: boolean;
  @Field(() => Boolean, { defaultValue: false, description: 'The case bears no delay.' }) urgent!: boolean;
  @Field(() => String, { nullable: true, description: 'TERC of the gmina that referred the person to a care home.' }) careHome?: string;
  @Field(() => String, { nullable: true, description: 'TERC of the gmina in which the real estate lies.' }) realEstate?: string;
  @Field(() => String, { nullable: true, description: 'TERC of the gmina in which the school has its seat.' }) school?: string;
}

@ObjectType({ simpleResolvers: true, description: 'Termin, shown twice where the law is argued about; the alarm is on the earlier one.' })
class FindingDeadline {
  @Field(() => DeadlineKindEnum, { description: 'Rodzaj.' }) kind!: DeadlineKind;
  @Field(() => LocalDateScalar, { description: 'As counted, before k.p.a. art. 57 § 4.' }) rawEnd!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'After art. 57 § 4: never a Saturday or a free day.' }) legalEnd!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'When to be warned: the earlier of the two.' }) alarm!: LocalDate;
}

@ObjectType({ simpleResolvers: true, description: 'Ustalenie co do jednej sprawy.' })
class FindingPart {
  @Field(() => ID, { description: 'Code of the matter.' }) matter!: string;
  @Field(() => ModeEnum, { description: 'How it goes on.' }) mode!: Mode;
  @Field(() => CompetentUnit, { description: 'Who is competent.' }) unit!: CompetentUnit;
  @Field(() => LevelEnum, { description: 'Level.' }) level!: Level;
  @Field(() => String, { nullable: true, description: 'TERC: 7 digits of a gmina, 4 of a powiat, 2 of a województwo.' }) territory?: string | null | undefined;
  @Field(() => String, { nullable: true, description: 'TERC of the gmina that refunds the cost (u.p.s. art. 101 ust. 7).' }) costBearing?: string | null | undefined;
  @Field(() => String, { description: 'Rule that decided.' }) rule!: string;
  @Field(() => String, { description: 'Articles to cite.' }) statute!: string;
  @Field(() => String, { description: 'Reason, as Polish sentences for a notice.' }) because!: string;
  @Field(() => [FindingDeadline], { description: 'Terminy.' }) deadlines!: Part['deadlines'];
}

@ObjectType({ simpleResolvers: true, description: 'Fakt, na który spojrzała reguła.' })
class RuleInput {
  @Field(() => String, { description: 'Which fact.' }) fact!: string;
  @Field(() => String, { nullable: true, description: 'Its value as text.' }) value?: string | null | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Krok rozumowania: one rule that was asked.' })
class TrailEntry {
  @Field(() => String, { description: 'Rule.' }) rule!: string;
  @Field(() => String, { description: 'Version of the rule.' }) version!: string;
  @Field(() => Boolean, { description: 'Whether it settled its question.' }) settled!: boolean;
  @Field(() => ID, { nullable: true, description: 'Matter; empty for the application as a whole.' }) matter?: string | null | undefined;
  @Field(() => QuestionEnum, { description: 'What it answers.' }) question!: Question;
  @Field(() => [RuleInput], { description: 'Facts it looked at.' }) inputs!: RuleInput[];
  @Field(() => String, { nullable: true, description: 'What it found, as a code.' }) found?: string | null | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Ustalenie właściwości: who is competent, by which rule and article, and why. The whole trail is kept.' })
export class CompetenceFinding {
  @Field(() => OutcomeEnum, { description: 'What becomes of the application as a whole.' }) outcome!: Outcome;
  @Field(() => [FindingPart], { description: 'One for each matter.' }) parts!: FindingPart[];
  @Field(() => [TrailEntry], { description: 'Every rule that was asked, in order.' }) trail!: TrailEntry[];
  @Field(() => String, { nullable: true, description: 'Sentence about the whole; empty when the parts say it all.' }) because?: string | null | undefined;
}

/** The stored finding, whatever law it was made under, in the words of the graph. */
export const toCompetenceFinding = ({ outcome, parts, trail, because }: Finding): CompetenceFinding => ({
  outcome, because,
  parts: parts.map((part) => ({ ...part, unit: competentUnit(part.unit) })),
  trail: trail.map((entry: Entry) => ({ ...entry, inputs: entry.inputs.map(({ fact, value }) => ({ fact, value: value === null ? null : String(value) })) })),
});

@ObjectType({ simpleResolvers: true, description: 'Sprawa: a kind of matter that a resident can bring.' })
export class Matter {
  @Field(() => ID, { description: 'Code: `CUS-001`.' }) code!: string;
  @Field(() => String, { description: 'Polish name.' }) name!: string;
  @Field(() => [Int], { description: 'Areas of social services, 1–14 in the order of ustawa o CUS art. 2 ust. 1. Empty: outside of it, or it depends on the service.' }) areas!: readonly number[];
  @Field(() => CompetentUnit, { description: 'Unit that the law names.' }) unit!: CompetentUnit;
  @Field(() => LevelEnum, { description: 'Level.' }) level!: Level;
  @Field(() => String, { description: 'Legal basis.' }) basis!: string;
}
