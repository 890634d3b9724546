import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { PURPOSE_RULES } from '../../src/core/access/purposes.js';
import { PURPOSES, type Purpose } from '../../src/vocabulary/legal-context.js';
import { enumOf } from './enum-of.js';

const PurposeEnum = enumOf(PURPOSES);
registerEnumType(PurposeEnum, {
  name: 'Purpose',
  description: 'Cel przetwarzania: why a person\'s data is asked for. Each purpose opens some sources and no others.',
  valuesConfig: Object.fromEntries(PURPOSES.map((purpose) => [purpose, {
    description: `${PURPOSE_RULES[purpose].name}; opens ${PURPOSE_RULES[purpose].sources.join(', ') || 'no source'}; named by ${PURPOSE_RULES[purpose].roles.join(', ')}`,
  }])),
});

@InputType({ description: 'Kontekst prawny: on what basis, why and in which case a person\'s data is asked for. It reaches the source and the audit.' })
export class LegalContextInput {
  @Field(() => String, { description: 'Legal basis, 3–200 characters: `ustawa o CUS art. 37`.' }) basis!: string;
  @Field(() => PurposeEnum, { description: 'Purpose: it decides which sources may be asked at all.' }) purpose!: Purpose;
  @Field(() => ID, { description: 'Sign of the case (znak sprawy) or id of the application, 1–64 characters.' }) caseId!: string;
}
