import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Contradiction } from '../../src/core/residents/contradictions.js';
import type { HealthPart, LabourPart, RegistryPart, SocialAssistancePart } from '../../src/core/residents/parts.js';
import { MATCH_ZONES, type MatchZone } from '../../src/core/residents/matching/match.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import type { SourceSystem } from '../../src/vocabulary/source-system.js';
import { LocalDateScalar } from '../scalars/local-date.js';
import { described, enumOf } from './enum-of.js';
import { Provenance, SourceSystemEnum } from './provenance.js';

const Sex = enumOf(['MALE', 'FEMALE', 'OTHER']);
registerEnumType(Sex, { name: 'Sex', description: 'Płeć, as the source states it.' });
const BenefitArea = enumOf(['PS', 'FA', 'SR', 'SW']);
registerEnumType(BenefitArea, {
  name: 'BenefitArea', description: 'Obszar świadczeń.',
  valuesConfig: {
    PS: { description: 'pomoc społeczna' }, FA: { description: 'fundusz alimentacyjny' },
    SR: { description: 'świadczenia rodzinne' }, SW: { description: 'świadczenie wychowawcze' },
  },
});
const MatchZoneEnum = enumOf(MATCH_ZONES);
registerEnumType(MatchZoneEnum, {
  name: 'MatchZone', description: 'Czy to ta sama osoba.',
  valuesConfig: described({ LINK: 'ta sama osoba', REVIEW: 'rozstrzyga pracownik', NO_LINK: 'inna osoba' }),
});
const AddressKind = enumOf(['PERMANENT', 'TEMPORARY', 'CORRESPONDENCE']);
registerEnumType(AddressKind, { name: 'AddressKind', description: 'Rodzaj adresu: pobyt stały, pobyt czasowy, do korespondencji.' });
const LabourStatus = enumOf(['UNEMPLOYED', 'JOB_SEEKER', 'NOT_REGISTERED']);
registerEnumType(LabourStatus, { name: 'LabourStatus', description: 'Status w PUP: bezrobotny, poszukujący pracy, niezarejestrowany.' });
const IdentityField = enumOf(['givenName', 'familyName', 'birthDate', 'sex']);
registerEnumType(IdentityField, { name: 'IdentityField', description: 'What sources can contradict each other about.' });

@ObjectType({ simpleResolvers: true, description: 'Tożsamość, as one source states it. A missing field was not said.' })
class Identity {
  @Field(() => String, { nullable: true, description: 'Imię.' }) givenName?: string | undefined;
  @Field(() => String, { nullable: true, description: 'Nazwisko.' }) familyName?: string | undefined;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Data urodzenia.' }) birthDate?: LocalDate | undefined;
  @Field(() => Sex, { nullable: true, description: 'Płeć.' }) sex?: 'MALE' | 'FEMALE' | 'OTHER' | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Świadczenie.' })
class Benefit {
  @Field(() => String, { description: 'Name in the source\'s words.' }) name!: string;
  @Field(() => BenefitArea, { description: 'Obszar.' }) area!: 'PS' | 'FA' | 'SR' | 'SW';
  @Field(() => Int, { nullable: true, description: 'Kwota miesięczna in grosze.' }) monthlyAmountGrosz?: number | undefined;
  @Field(() => LocalDateScalar, { description: 'From.' }) from!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Until; empty when open-ended.' }) until?: LocalDate | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Pomoc społeczna, as the OPS knows the person.' })
export class SocialAssistanceRecord {
  @Field(() => ID, { description: 'Id of the record in the source.' }) recordId!: string;
  @Field(() => Identity, { description: 'Who the source says it is.' }) identity!: Identity;
  @Field(() => [Benefit], { description: 'Świadczenia.' }) benefits!: SocialAssistancePart['benefits'];
  @Field(() => LocalDateScalar, { nullable: true, description: 'Date of the last wywiad środowiskowy.' }) lastInterviewOn?: LocalDate | undefined;
  @Field(() => String, { nullable: true, description: 'Unit of the social worker.' }) socialWorkerUnit?: string | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Adres z rejestru mieszkańców.' })
class Address {
  @Field(() => AddressKind, { description: 'Rodzaj.' }) kind!: 'PERMANENT' | 'TEMPORARY' | 'CORRESPONDENCE';
  @Field(() => String, { nullable: true, description: 'TERC code of the gmina.' }) gmina?: string | undefined;
  @Field(() => String, { description: 'Miejscowość.' }) locality!: string;
  @Field(() => String, { nullable: true, description: 'Ulica.' }) street?: string | undefined;
  @Field(() => String, { description: 'Numer domu.' }) house!: string;
  @Field(() => String, { nullable: true, description: 'Numer lokalu.' }) flat?: string | undefined;
  @Field(() => String, { nullable: true, description: 'Kod pocztowy.' }) postalCode?: string | undefined;
  @Field(() => LocalDateScalar, { description: 'From.' }) from!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Until; empty when current.' }) until?: LocalDate | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Rejestr mieszkańców, as the gmina knows the person.' })
export class RegistryRecord {
  @Field(() => ID, { description: 'Id of the record in the source.' }) recordId!: string;
  @Field(() => Identity, { description: 'Who the source says it is.' }) identity!: Identity;
  @Field(() => [Address], { description: 'Adresy, with their dates.' }) addresses!: RegistryPart['addresses'];
  @Field(() => Int, { nullable: true, description: 'People registered at the current address, the person included.' }) householdSize?: number | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Powiatowy urząd pracy, as it knows the person.' })
export class LabourRecord {
  @Field(() => ID, { description: 'Id of the record in the source.' }) recordId!: string;
  @Field(() => Identity, { description: 'Who the source says it is.' }) identity!: Identity;
  @Field(() => LabourStatus, { description: 'Status.' }) status!: LabourPart['status'];
  @Field(() => LocalDateScalar, { nullable: true, description: 'Registered since.' }) since?: LocalDate | undefined;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Zasiłek dla bezrobotnych until.' }) benefitUntil?: LocalDate | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Podmiot leczniczy, as it knows the person (FHIR R4 Patient).' })
export class HealthRecord {
  @Field(() => ID, { description: 'Id of the record in the source.' }) recordId!: string;
  @Field(() => Identity, { description: 'Who the source says it is.' }) identity!: Identity;
  @Field(() => Boolean, { description: 'Whether the record is in use.' }) active!: HealthPart['active'];
  @Field(() => String, { nullable: true, description: 'Lekarz albo poradnia POZ.' }) generalPractitioner?: string | undefined;
  @Field(() => String, { nullable: true, description: 'Organisation that keeps the record.' }) managingOrganization?: string | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Część obrazu: pomoc społeczna.' })
export class SocialAssistance {
  @Field(() => Provenance, { description: 'Pochodzenie.' }) provenance!: Provenance;
}

@ObjectType({ simpleResolvers: true, description: 'Część obrazu: rejestr mieszkańców.' })
export class Registry {
  @Field(() => Provenance, { description: 'Pochodzenie.' }) provenance!: Provenance;
}

@ObjectType({ simpleResolvers: true, description: 'Część obrazu: urząd pracy.' })
export class Labour {
  @Field(() => Provenance, { description: 'Pochodzenie.' }) provenance!: Provenance;
}

@ObjectType({ simpleResolvers: true, description: 'Część obrazu: zdrowie.' })
export class Health {
  @Field(() => Provenance, { description: 'Pochodzenie.' }) provenance!: Provenance;
}

@ObjectType({ simpleResolvers: true, description: 'Część obrazu: what NGOs offer that fits the person\'s age. No NGO is told that somebody asked.' })
export class Offers {
  @Field(() => Provenance, { description: 'Pochodzenie.' }) provenance!: Provenance;
}

@ObjectType({ simpleResolvers: true, description: 'Co mówi jedno źródło.' })
class Statement {
  @Field(() => SourceSystemEnum, { description: 'Source system.' }) system!: SourceSystem;
  @Field(() => String, { description: 'What it says.' }) value!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Sprzeczność między źródłami: shown, never resolved in silence.' })
export class SourceContradiction {
  @Field(() => IdentityField, { description: 'About what.' }) field!: Contradiction['field'];
  @Field(() => [Statement], { description: 'Who says what.' }) said!: Contradiction['said'];
}

@ObjectType({ simpleResolvers: true, description: 'Powiązanie: what ties one source\'s record to the person, and whether a clerk has to look.' })
export class RecordLink {
  @Field(() => SourceSystemEnum, { description: 'Source system.' }) system!: SourceSystem;
  @Field(() => ID, { description: 'Id of the record in the source.' }) recordId!: string;
  @Field(() => MatchZoneEnum, { description: 'Whether it holds.' }) zone!: MatchZone;
  @Field(() => Float, { description: 'Weight of what agrees and disagrees, in bits.' }) bits!: number;
  @Field(() => String, { description: 'Why, as a Polish sentence without personal data.' }) because!: string;
  @Field(() => [String], { description: 'What was compared, a Polish sentence for each field.' }) compared!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'Mieszkaniec: one person as five systems know them, joined but not merged. A source is asked only for a part that the query selects.' })
export class Resident {
  @Field(() => ID, { description: 'Opaque id in this hub; says nothing about the person.' }) id!: string;
}
