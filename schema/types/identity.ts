import { ArgsType, Field, Float, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DECISION_REASONS, type DecisionReason, MATCH_ANSWERS } from '../../src/core/residents/matching/clerk-decisions.js';
import { BARS, type Bar, type RecordLink as Link } from '../../src/core/residents/matching/decisions.js';
import { MATCH_ZONES, type MatchZone } from '../../src/core/residents/matching/match.js';
import type { SourceSystem } from '../../src/vocabulary/source-system.js';
import { described, enumOf } from './enum-of.js';
import { PersonIdentifierInput } from './person.js';
import { SourceSystemEnum } from './provenance.js';
import { Sex } from './person-enums.js';

const MatchZoneEnum = enumOf(MATCH_ZONES);
registerEnumType(MatchZoneEnum, {
  name: 'MatchZone', description: 'Czy to ta sama osoba.',
  valuesConfig: described({ LINK: 'ta sama osoba', REVIEW: 'rozstrzyga pracownik', NO_LINK: 'inna osoba' }),
});
const LinkMadeEnum = enumOf(['SAME_IDENTIFIER', 'SCORED', 'CLERK']);
registerEnumType(LinkMadeEnum, {
  name: 'LinkMade', description: 'Jak powstało powiązanie.',
  valuesConfig: described({ SAME_IDENTIFIER: 'ten sam numer, a reszta mu nie przeczy', SCORED: 'wiele wspólnych danych', CLERK: 'rozstrzygnął pracownik' }),
});
const BarEnum = enumOf(BARS);
registerEnumType(BarEnum, {
  name: 'RecordBar', description: 'Rozstrzygnięcie pracownika, że zapis nie dotyczy osoby.',
  valuesConfig: described({ UNLINKED: 'odłączono; hub zapyta o tę parę, ale sam jej nie połączy', NOT_THE_SAME: 'to kto inny; hub nie zapyta ponownie', GIVEN_TO_ANOTHER: 'zapis powiązano z inną osobą; zmieni to linkRecord albo unlinkRecord u niej' }),
});
export const DecisionReasonEnum = enumOf(DECISION_REASONS);
registerEnumType(DecisionReasonEnum, { name: 'DecisionReason', description: 'Na czym opiera się rozstrzygnięcie.', valuesConfig: described(DECISION_REASONS) });
export const MatchAnswerEnum = enumOf(MATCH_ANSWERS);
registerEnumType(MatchAnswerEnum, { name: 'MatchAnswer', description: 'Odpowiedź na pytanie, czy to ta sama osoba.', valuesConfig: described(MATCH_ANSWERS) });
const REVIEW_STATE_NAMES = { OPEN: 'czeka na rozstrzygnięcie', DECIDED: 'rozstrzygnięte' } as const;
const ReviewStateEnum = enumOf(REVIEW_STATE_NAMES);
registerEnumType(ReviewStateEnum, { name: 'MatchReviewState', description: 'Stan pytania.', valuesConfig: described(REVIEW_STATE_NAMES) });

@ObjectType({ simpleResolvers: true, description: 'Stan powiązania: whether a source\'s record belongs to a resident, and who decided so.' })
export class RecordStanding {
  @Field(() => ID, { description: 'Mieszkaniec: opaque id.' }) residentId!: string;
  @Field(() => SourceSystemEnum, { description: 'Source system.' }) system!: SourceSystem;
  @Field(() => ID, { description: 'Id of the record in the source; a pseudonym (`pseudonym:…`) where that id holds a PESEL.' }) recordId!: string;
  @Field(() => LinkMadeEnum, { nullable: true, description: 'Jak powstało; empty where the record is not linked to this resident.' }) made?: Link['made']['how'] | null | undefined;
  @Field(() => BarEnum, { nullable: true, description: 'What a clerk decided against it; `reconsiderMatch` takes back what was said of this resident.' }) decision?: Bar['said'] | null | undefined;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Od kiedy: when it was linked, or decided against.' }) since?: Date | null | undefined;
  @Field(() => DecisionReasonEnum, { nullable: true, description: 'Na czym oparto rozstrzygnięcie, where the clerk said it.' }) reason?: DecisionReason | null | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Powiązanie: what ties one source\'s record to the person, how that came about, and whether a clerk has to look.' })
export class RecordLink extends RecordStanding {
  @Field(() => MatchZoneEnum, { description: 'Whether it holds: by a clerk\'s decision where one stands, else by the comparison.' }) zone!: MatchZone;
  @Field(() => Float, { description: 'Weight of what agrees and disagrees, in bits; 0 where nothing was compared now.' }) bits!: number;
  @Field(() => String, { description: 'Why, in Polish without personal data: a clerk\'s word first.' }) because!: string;
  @Field(() => [String], { description: 'What was compared, a Polish sentence for each field.' }) compared!: readonly string[];
  @Field(() => ID, { nullable: true, description: 'Pytanie do pracownika: the open one about this record; `decideMatch` answers it.' }) reviewId?: string | null | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Imię i nazwisko we wniosku: whether an application names the person who has the number in it. Repeats no name; the application\'s `people` has it.' })
export class StatedName {
  @Field(() => ID, { description: 'Wniosek.' }) applicationId!: string;
  @Field(() => MatchZoneEnum, { nullable: true, description: 'Whether the names are those of the person with this number; empty where nothing was compared.' }) zone?: MatchZone | undefined;
  @Field(() => String, { description: 'Dlaczego, in Polish without personal data.' }) because!: string;
  @Field(() => [String], { description: 'Co porównano, a Polish sentence for each name.' }) compared!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'Pytanie do rozstrzygnięcia: does this record belong to this resident? Holds nothing of what a record says.' })
export class MatchReview {
  @Field(() => ID, { description: 'Id.' }) id!: string;
  @Field(() => ID, { description: 'Mieszkaniec: opaque id.' }) residentId!: string;
  @Field(() => SourceSystemEnum, { description: 'Source system.' }) system!: SourceSystem;
  @Field(() => ID, { description: 'Id of the record in the source; a pseudonym (`pseudonym:…`) where that id holds a PESEL.' }) recordId!: string;
  @Field(() => Float, { description: 'Weight of what agreed and disagreed, in bits.' }) bits!: number;
  @Field(() => String, { description: 'Dlaczego hub nie rozstrzygnął sam.' }) because!: string;
  @Field(() => [String], { description: 'Co porównano, a Polish sentence for each field that both had.' }) compared!: readonly string[];
  @Field(() => GraphQLISODateTime, { description: 'Kiedy znaleziono.' }) foundAt!: Date;
  @Field(() => ReviewStateEnum, { description: 'Stan.' }) state!: keyof typeof REVIEW_STATE_NAMES;
}

@ObjectType({ simpleResolvers: true, description: 'Możliwa ta sama osoba: somebody whom the hub knows from an application. Names nobody; the application does.' })
export class MatchCandidate {
  @Field(() => ID, { description: 'Mieszkaniec: opaque id.' }) residentId!: string;
  @Field(() => ID, { description: 'Wniosek that names them; its `people` are opened and audited as always.' }) applicationId!: string;
  @Field(() => MatchZoneEnum, { description: 'LINK, REVIEW; NO_LINK where the names agree and nothing contradicts, but names alone do not tell.' }) zone!: MatchZone;
  @Field(() => Float, { description: 'Weight of what agrees and disagrees, in bits.' }) bits!: number;
  @Field(() => String, { description: 'Dlaczego.' }) because!: string;
  @Field(() => [String], { description: 'Co porównano, a Polish sentence for each field.' }) compared!: readonly string[];
}

@InputType({ description: 'Osoba, o którą pytamy, as far as she is known. Without a PESEL, or with one that was annulled, leave the identifier out.' })
export class PersonInput {
  @Field(() => PersonIdentifierInput, { nullable: true, description: 'Identyfikator, where there is one.' }) identifier?: PersonIdentifierInput | null;
  @Field(() => String, { nullable: true, description: 'Imię albo imiona, in Latin or Cyrillic script.' }) givenName?: string | null;
  @Field(() => String, { nullable: true, description: 'Nazwisko.' }) familyName?: string | null;
  @Field(() => [String], { defaultValue: [], description: 'Nazwisko rodowe i wcześniejsze, 5 at most.' }) formerFamilyNames!: string[];
  @Field(() => String, { nullable: true, description: 'Data urodzenia as far as it is known: `1984`, `1984-05` or `1984-05-14`.' }) birthDate?: string | null;
  @Field(() => Sex, { nullable: true, description: 'Płeć.' }) sex?: 'MALE' | 'FEMALE' | 'OTHER' | null;
  @Field(() => String, { nullable: true, description: 'Adres in one line: `ul. Lipowa 5/3, 00-000 Zielone Wzgórze`.' }) address?: string | null;
  @Field(() => String, { nullable: true, description: 'Telefon.' }) phone?: string | null;
}

/** What a clerk's decision is about. */
@ArgsType()
export class RecordArgs {
  @Field(() => ID, { description: 'Mieszkaniec: opaque id.' }) residentId!: string;
  @Field(() => SourceSystemEnum, { description: 'Source system.' }) system!: SourceSystem;
  @Field(() => ID, { description: 'Id of the record, as `links` and `matchReviews` show it or as the source has it; 1–200 characters.' }) recordId!: string;
  @Field(() => DecisionReasonEnum, { nullable: true, description: 'Na czym opiera się rozstrzygnięcie.' }) reason?: DecisionReason | null;
}
