import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Contradiction } from '../../src/core/residents/contradictions.js';
import type {
  HealthPart, LabourBenefit as LabourBenefitPart, LabourPart, LabourProfile as LabourProfilePart, RegistryPart, SocialAssistancePart,
} from '../../src/core/residents/parts.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import type { SourceSystem } from '../../src/vocabulary/source-system.js';
import { LocalDateScalar } from '../scalars/local-date.js';
import { described, enumOf } from './enum-of.js';
import { BenefitArea, Sex } from './person-enums.js';
import { Provenance, SourceSystemEnum } from './provenance.js';

const AddressKind = enumOf(['PERMANENT', 'TEMPORARY', 'CORRESPONDENCE']);
registerEnumType(AddressKind, { name: 'AddressKind', description: 'Rodzaj adresu: pobyt stały, pobyt czasowy, do korespondencji.' });
const LabourStatus = enumOf(['UNEMPLOYED', 'JOB_SEEKER', 'NOT_REGISTERED']);
registerEnumType(LabourStatus, { name: 'LabourStatus', description: 'Status w PUP: bezrobotny, poszukujący pracy, niezarejestrowany.' });
const LabourBenefitKind = enumOf(['UNEMPLOYMENT_BENEFIT', 'SCHOLARSHIP', 'ACTIVATION_ALLOWANCE', 'OTHER']);
registerEnumType(LabourBenefitKind, {
  name: 'LabourBenefitKind', description: 'Rodzaj świadczenia z PUP.',
  valuesConfig: described({
    UNEMPLOYMENT_BENEFIT: 'zasiłek dla bezrobotnych', SCHOLARSHIP: 'stypendium', ACTIVATION_ALLOWANCE: 'dodatek aktywizacyjny', OTHER: 'inne świadczenie',
  }),
});
const LabourNeedEnum = enumOf(['JOB_PLACEMENT', 'CAREER_COUNSELLING', 'TRAINING', 'TRAINEESHIP', 'OWN_BUSINESS', 'OTHER']);
registerEnumType(LabourNeedEnum, {
  name: 'LabourNeed', description: 'Potrzeba, as the PUP found it.',
  valuesConfig: described({
    JOB_PLACEMENT: 'pośrednictwo pracy', CAREER_COUNSELLING: 'poradnictwo zawodowe', TRAINING: 'szkolenie', TRAINEESHIP: 'staż',
    OWN_BUSINESS: 'podjęcie działalności gospodarczej', OTHER: 'inna potrzeba',
  }),
});
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
  @Field(() => [Benefit], { nullable: true, description: 'Świadczenia: an empty list when there are none, null when the OPS did not say.' })
  benefits?: SocialAssistancePart['benefits'] | undefined;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Date of the last wywiad środowiskowy.' }) lastInterviewOn?: LocalDate | undefined;
  @Field(() => String, { nullable: true, description: 'Unit of the social worker.' }) socialWorkerUnit?: string | undefined;
  @Field(() => Int, { nullable: true, description: 'Liczba osób w rodzinie as the OPS knows it, the person included.' }) householdSize?: number | undefined;
  @Field(() => [String], { nullable: true, description: 'Numery spraw in the OPS; null when it did not say.' }) caseNumbers?: SocialAssistancePart['caseNumbers'] | undefined;
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

@ObjectType({ simpleResolvers: true, description: 'Świadczenie z PUP.' })
class LabourBenefit {
  @Field(() => LabourBenefitKind, { description: 'Rodzaj.' }) kind!: LabourBenefitPart['kind'];
  @Field(() => Int, { nullable: true, description: 'Kwota miesięczna in grosze.' }) monthlyAmountGrosz?: number | undefined;
  @Field(() => LocalDateScalar, { description: 'Od: from.' }) from!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Do: until; empty when open-ended.' }) until?: LocalDate | undefined;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Zawieszone od: not paid from this day on.' }) suspendedFrom?: LocalDate | undefined;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Zawieszone do; empty until further notice.' }) suspendedUntil?: LocalDate | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Profil pomocy w PUP: the indywidualny plan działania (IPD) and the needs behind it, as codes only.' })
class LabourProfile {
  @Field(() => LocalDateScalar, { nullable: true, description: 'Data IPD: when the plan was made.' }) planMadeOn?: LocalDate | undefined;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Termin zakończenia IPD: when it ends.' }) planUntil?: LocalDate | undefined;
  @Field(() => String, { nullable: true, description: 'Jednostka doradcy: code of the adviser\'s unit.' }) adviserUnit?: string | undefined;
  @Field(() => [LabourNeedEnum], { description: 'Potrzeby.' }) needs!: LabourProfilePart['needs'];
}

@ObjectType({ simpleResolvers: true, description: 'Powiatowy urząd pracy, as it knows the person.' })
export class LabourRecord {
  @Field(() => ID, { description: 'Id of the record in the source.' }) recordId!: string;
  @Field(() => Identity, { description: 'Who the source says it is.' }) identity!: Identity;
  @Field(() => LabourStatus, { description: 'Status.' }) status!: LabourPart['status'];
  @Field(() => LocalDateScalar, { nullable: true, description: 'Registered since.' }) since?: LocalDate | undefined;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Zasiłek dla bezrobotnych until.' }) benefitUntil?: LocalDate | undefined;
  @Field(() => [LabourBenefit], { nullable: true, description: 'Świadczenia: an empty list when there are none, null when the office did not say or may not for this purpose.' })
  benefits?: LabourPart['benefits'] | undefined;
  @Field(() => LabourProfile, { nullable: true, description: 'Profil pomocy; null when the office did not say or may not for this purpose.' })
  profile?: LabourProfilePart | undefined;
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

@ObjectType({ simpleResolvers: true, description: 'Mieszkaniec: one person as five systems know them, joined but not merged. A source is asked only for a part that the query selects.' })
export class Resident {
  @Field(() => ID, { description: 'Opaque id in this hub; says nothing about the person.' }) id!: string;
}
