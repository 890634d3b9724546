import { Field, GraphQLISODateTime, ObjectType, registerEnumType } from 'type-graphql';
import { PROVENANCE_STATES, type ProvenanceState } from '../../src/core/residents/provenance.js';
import { SOURCE_SYSTEM_NAMES, SOURCE_SYSTEMS, type SourceSystem } from '../../src/vocabulary/source-system.js';
import { described, enumOf } from './enum-of.js';

export const SourceSystemEnum = enumOf(SOURCE_SYSTEMS);
registerEnumType(SourceSystemEnum, { name: 'SourceSystemCode', description: 'System źródłowy.', valuesConfig: described(SOURCE_SYSTEM_NAMES) });

const ProvenanceStateEnum = enumOf(PROVENANCE_STATES);
registerEnumType(ProvenanceStateEnum, {
  name: 'ProvenanceState', description: 'How far a part can be relied on.',
  valuesConfig: described({
    FRESH: 'the source answered now', STALE: 'an older answer, because the source does not answer now', UNAVAILABLE: 'the source did not answer',
    UNKNOWN_PERSON: 'the source does not know the person', NOT_ASKED: 'the source could not be asked', DENIED: 'the purpose does not open this source',
  }),
});

@ObjectType({ simpleResolvers: true, description: 'Pochodzenie: who said it, as of when, and why it is as it is.' })
export class Provenance {
  @Field(() => SourceSystemEnum, { description: 'Source system.' }) system!: SourceSystem;
  @Field(() => ProvenanceStateEnum, { description: 'How far it can be relied on.' }) state!: ProvenanceState;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'As of when, in the source\'s own words where it says.' }) asOf?: Date | undefined;
  @Field(() => String, { description: 'Why, as a Polish sentence that can be shown to a clerk.' }) because!: string;
}
