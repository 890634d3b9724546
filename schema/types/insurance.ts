import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { InsurancePart } from '../../src/core/residents/parts.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import { LocalDateScalar } from '../scalars/local-date.js';
import { described, enumOf } from './enum-of.js';
import { Provenance } from './provenance.js';

const InsuranceStatus = enumOf(['INSURED', 'NOT_INSURED', 'NOT_FOUND', 'ANNULLED_PESEL']);
registerEnumType(InsuranceStatus, {
  name: 'InsuranceStatus', description: 'Status ubezpieczenia zdrowotnego w eWUŚ.',
  valuesConfig: described({
    INSURED: 'has the right to public health care today', NOT_INSURED: 'the right is not confirmed today',
    NOT_FOUND: 'not in the central list of the insured (CWU), which is not the same as not insured', ANNULLED_PESEL: 'the PESEL is void; nothing is known about the person',
  }),
});

@ObjectType({ simpleResolvers: true, description: 'Informacja dodatkowa z eWUŚ.' })
class InsuranceNote {
  @Field(() => String, { description: 'Code of eWUŚ: `UKR`, `DN`.' }) code!: string;
  @Field(() => String, { description: 'Polish sentence of eWUŚ.' }) text!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Ubezpieczenie zdrowotne na jeden dzień.' })
export class InsuranceRecord {
  @Field(() => InsuranceStatus, { description: 'Status.' }) status!: InsurancePart['status'];
  @Field(() => LocalDateScalar, { description: 'The one day for which this holds.' }) validOn!: LocalDate;
  @Field(() => [InsuranceNote], { description: 'Informacje dodatkowe; can be about health.' }) notes!: InsurancePart['notes'];
}

@ObjectType({ simpleResolvers: true, description: 'Część obrazu: ubezpieczenie zdrowotne (eWUŚ), asked with a partner provider\'s account.' })
export class Insurance {
  @Field(() => Provenance, { description: 'Pochodzenie.' }) provenance!: Provenance;
}
