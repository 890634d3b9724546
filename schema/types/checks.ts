import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { AreaPresence as Presence, IdentityCheck as Check } from '../../src/core/residents/checks.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import { LocalDateScalar } from '../scalars/local-date.js';
import { described, enumOf } from './enum-of.js';
import { BenefitArea, Sex } from './person-enums.js';
import { Provenance } from './provenance.js';

const CheckEnum = enumOf(['CONSISTENT', 'DIFFERENT']);
registerEnumType(CheckEnum, { name: 'CheckResult', description: 'Wynik weryfikacji.', valuesConfig: described({ CONSISTENT: 'zgodne z tym, co ma źródło', DIFFERENT: 'niezgodne; what the source has is not told' }) });

@InputType({ description: 'Co podano o osobie; at least one field.' })
export class StatedIdentityInput {
  @Field(() => String, { nullable: true, description: 'Imię, 1–200 characters.' }) givenName?: string | null;
  @Field(() => String, { nullable: true, description: 'Nazwisko, 1–200 characters.' }) familyName?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Data urodzenia.' }) birthDate?: LocalDate | null;
  @Field(() => Sex, { nullable: true, description: 'Płeć.' }) sex?: 'MALE' | 'FEMALE' | 'OTHER' | null;
}

@ObjectType({ simpleResolvers: true, description: 'Weryfikacja danych osoby, field by field.' })
export class IdentityCheck {
  @Field(() => CheckEnum, { nullable: true, description: 'Imię; empty where it was not stated.' }) givenName?: Check['givenName'];
  @Field(() => CheckEnum, { nullable: true, description: 'Nazwisko; empty where it was not stated.' }) familyName?: Check['familyName'];
  @Field(() => CheckEnum, { nullable: true, description: 'Data urodzenia; empty where it was not stated.' }) birthDate?: Check['birthDate'];
  @Field(() => CheckEnum, { nullable: true, description: 'Płeć; empty where it was not stated.' }) sex?: Check['sex'];
}

@ObjectType({ simpleResolvers: true, description: 'Czy źródło ma coś o osobie w obszarze, and nothing more of it.' })
export class AreaPresence {
  @Field(() => BenefitArea, { description: 'Obszar.' }) area!: Presence['area'];
  @Field(() => Boolean, { description: 'Czy osoba występuje.' }) present!: Presence['present'];
}

@ObjectType({ simpleResolvers: true, description: 'Weryfikacja danych osoby w systemie pomocy społecznej (CBB: WeryfikujDaneOsoby).' })
export class IdentityVerification {
  @Field(() => Provenance, { description: 'Pochodzenie.' }) provenance!: Provenance;
}

@ObjectType({ simpleResolvers: true, description: 'Występowanie osoby w systemie pomocy społecznej (CBB: WeryfikujWystepowanieOsoby).' })
export class AssistanceOccurrence {
  @Field(() => Provenance, { description: 'Pochodzenie.' }) provenance!: Provenance;
}
