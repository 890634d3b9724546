import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { APPLICANT_CAPACITIES, DECLARATION_CLAUSE, type ApplicantCapacity } from '../../src/core/applications/application.js';
import { PERSON_IDENTIFIER_TYPES, type PersonIdentifier } from '../../src/vocabulary/person-identifier.js';
import { described, enumOf } from './enum-of.js';

const PersonIdentifierTypeEnum = enumOf(PERSON_IDENTIFIER_TYPES);
registerEnumType(PersonIdentifierTypeEnum, {
  name: 'PersonIdentifierType', description: 'What a person is known by.',
  valuesConfig: described({ PESEL: 'numer PESEL, 11 cyfr', DOCUMENT: 'numer dokumentu osoby bez numeru PESEL' }),
});
const ApplicantCapacityEnum = enumOf(APPLICANT_CAPACITIES);
registerEnumType(ApplicantCapacityEnum, {
  name: 'ApplicantCapacity', description: 'In what capacity the applicant acts (ustawa o CUS art. 35).', valuesConfig: described(APPLICANT_CAPACITIES),
});

@InputType({ description: 'Identyfikator osoby: PESEL, or a document where there is no PESEL.' })
export class PersonIdentifierInput {
  @Field(() => PersonIdentifierTypeEnum, { description: 'Kind of identifier.' }) type!: PersonIdentifier['type'];
  @Field(() => String, { description: 'The number. Checked; never repeated in an answer, an error or a log.' }) value!: string;
  @Field(() => String, { nullable: true, description: 'Issuing country of a document, ISO 3166 alpha-2.' }) country?: string;
}

@InputType({ description: 'Wnioskodawca: who files. Need not be the person whom the services are for.' })
export class ApplicantInput {
  @Field(() => ApplicantCapacityEnum, { description: 'In what capacity.' }) capacity!: ApplicantCapacity;
  @Field(() => PersonIdentifierInput, { description: 'Identifier.' }) identifier!: PersonIdentifierInput;
  @Field(() => String, { description: 'Imię.' }) givenName!: string;
  @Field(() => String, { description: 'Nazwisko.' }) familyName!: string;
  @Field(() => String, { nullable: true, description: 'Adres do korespondencji.' }) address?: string;
  @Field(() => String, { nullable: true, description: 'Telefon.' }) phone?: string;
}

@InputType({ description: 'Osoba zainteresowana: whom the services are for, with what decides competence.' })
export class PersonConcernedInput {
  @Field(() => PersonIdentifierInput, { description: 'Identifier.' }) identifier!: PersonIdentifierInput;
  @Field(() => String, { description: 'Imię.' }) givenName!: string;
  @Field(() => String, { description: 'Nazwisko.' }) familyName!: string;
  @Field(() => String, { nullable: true, description: 'Adres.' }) address?: string;
  @Field(() => String, { nullable: true, description: 'Telefon.' }) phone?: string;
  @Field(() => String, { nullable: true, description: 'TERC code of the gmina of residence (miejsce zamieszkania), 7 digits.' }) residence?: string;
  @Field(() => String, { nullable: true, description: 'TERC code of the gmina of stay (miejsce pobytu), 7 digits.' }) stay?: string;
  @Field(() => String, { nullable: true, description: 'TERC code of the gmina of the last permanent registration, 7 digits.' }) lastPermanentRegistration?: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Osoba bezdomna.' }) homeless!: boolean;
  @Field(() => Boolean, { defaultValue: false, description: 'Cudzoziemiec.' }) foreigner!: boolean;
  @Field(() => Boolean, { defaultValue: false, description: 'The case bears no delay (u.p.s. art. 101 ust. 3).' }) urgent!: boolean;
}

@InputType({ description: `Oświadczenie pod rygorem odpowiedzialności karnej (ustawa o CUS art. 36): „${DECLARATION_CLAUSE.text}”` })
export class DeclarationInput {
  @Field(() => String, { description: `Version of the clause that was signed: \`${DECLARATION_CLAUSE.version}\`.` }) clause!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Osoba, as an application names it. Personal data: reading it is audited.' })
export class NamedPerson {
  @Field(() => String, { description: 'Imię.' }) givenName!: string;
  @Field(() => String, { description: 'Nazwisko.' }) familyName!: string;
  @Field(() => String, { nullable: true, description: 'Adres.' }) address?: string | null | undefined;
  @Field(() => String, { nullable: true, description: 'Telefon.' }) phone?: string | null | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Osoby w sprawie: the applicant and the person concerned.' })
export class ApplicationPeople {
  @Field(() => ApplicantCapacityEnum, { description: 'In what capacity the applicant acts.' }) capacity!: ApplicantCapacity;
  @Field(() => NamedPerson, { description: 'Wnioskodawca.' }) applicant!: NamedPerson;
  @Field(() => NamedPerson, { description: 'Osoba zainteresowana.' }) personConcerned!: NamedPerson;
}
