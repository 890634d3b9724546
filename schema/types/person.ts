import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { APPLICANT_CAPACITIES, DECLARATION_CLAUSE, SIGNATURES, type ApplicantCapacity, type Signature } from '../../src/core/applications/application.js';
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

export const SignatureEnum = enumOf<Signature>(SIGNATURES);
registerEnumType(SignatureEnum, { name: 'Signature', description: 'How an application is signed (k.p.a. art. 63 § 3–3a).', valuesConfig: described(SIGNATURES) });

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
  @Field(() => String, { nullable: true, description: 'Adres do korespondencji. Where it is missing, that of the same person as person concerned is taken.' }) address?: string;
  @Field(() => String, { nullable: true, description: 'Adres do doręczeń elektronicznych (ADE): `AE:PL-12345-67890-ABCDE-12`.' }) ade?: string;
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
  @Field(() => String, { nullable: true, description: 'Dom pomocy społecznej: TERC code of the gmina that sent the person there, or of residence before (u.p.s. art. 101 ust. 2a, 6), 7 digits.' }) careHome?: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Osoba bezdomna.' }) homeless!: boolean;
  @Field(() => Boolean, { defaultValue: false, description: 'Cudzoziemiec.' }) foreigner!: boolean;
  @Field(() => Boolean, { defaultValue: false, description: 'The case bears no delay (u.p.s. art. 101 ust. 3).' }) urgent!: boolean;
}

@InputType({ description: `Oświadczenie pod rygorem odpowiedzialności karnej (ustawa o CUS art. 36): „${DECLARATION_CLAUSE.text}”` })
export class DeclarationInput {
  @Field(() => String, { description: `Version of the clause that was signed: \`${DECLARATION_CLAUSE.version}\`.` }) clause!: string;
}

@InputType({ description: 'Uzupełnienie wniosku. What is left out stays as it was.' })
export class SupplementApplicationInput {
  @Field(() => SignatureEnum, { nullable: true, description: 'Podpis; on the account ACCOUNT.' }) signature?: Signature | null;
  @Field(() => DeclarationInput, { nullable: true, description: 'Oświadczenie.' }) declaration?: DeclarationInput | null;
  @Field(() => String, { nullable: true, description: 'Adres wnioskodawcy do korespondencji.' }) address?: string | null;
  @Field(() => String, { nullable: true, description: 'Adres wnioskodawcy do doręczeń elektronicznych (ADE).' }) ade?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'The applicant agrees to forwarding inside the gmina (art. 38 ust. 1).' }) agreesToForwarding?: boolean | null;
  @Field(() => String, { nullable: true, description: 'TERC of the gmina of residence of the person concerned.' }) residence?: string | null;
  @Field(() => String, { nullable: true, description: 'TERC of the gmina of stay.' }) stay?: string | null;
  @Field(() => String, { nullable: true, description: 'TERC of the gmina of the last permanent registration.' }) lastPermanentRegistration?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Osoba bezdomna.' }) homeless?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Cudzoziemiec.' }) foreigner?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'The case bears no delay (u.p.s. art. 101 ust. 3).' }) urgent?: boolean | null;
  @Field(() => String, { nullable: true, description: 'TERC of the gmina that sent the person to a care home.' }) careHome?: string | null;
  @Field(() => String, { nullable: true, description: 'TERC of the gmina in which the real estate lies.' }) realEstate?: string | null;
  @Field(() => String, { nullable: true, description: 'TERC of the gmina of the school.' }) school?: string | null;
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
