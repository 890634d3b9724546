import { Field, Float, GraphQLISODateTime, Int, ObjectType, registerEnumType } from 'type-graphql';
import { SOURCE_FAULT_KINDS, type SourceFaultKind } from '../../connectors/connector.js';
import type { SourceSystem } from '../../src/vocabulary/source-system.js';
import { enumOf } from './enum-of.js';
import { SourceSystemEnum } from './provenance.js';

const BreakerState = enumOf(['CLOSED', 'OPEN', 'HALF_OPEN']);
registerEnumType(BreakerState, { name: 'BreakerState', description: 'Bezpiecznik: CLOSED asks, OPEN leaves the source alone for a while, HALF_OPEN tries once.' });
const FaultKind = enumOf(SOURCE_FAULT_KINDS);
registerEnumType(FaultKind, { name: 'SourceFaultKind', description: 'How a source failed.' });

@ObjectType({ simpleResolvers: true, description: 'Operacja źródła, and how it is doing.' })
class SourceOperation {
  @Field(() => String, { description: '`<system>.<operation>`: stands in errors too.' }) coordinate!: string;
  @Field(() => BreakerState, { description: 'Bezpiecznik.' }) breaker!: 'CLOSED' | 'OPEN' | 'HALF_OPEN';
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Last answer.' }) lastHeardAt?: Date | undefined;
  @Field(() => FaultKind, { nullable: true, description: 'Last fault.' }) lastFault?: SourceFaultKind | undefined;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When that was.' }) lastFaultAt?: Date | undefined;
  @Field(() => Float, { nullable: true, description: 'Mean time of an answer, weighted to the newest, in milliseconds.' }) latencyMilliseconds?: number | undefined;
  @Field(() => Int, { description: 'Exchanges begun since the hub started, each attempt counted.' }) calls!: number;
  @Field(() => Int, { nullable: true, description: 'Odrzucone rekordy of the export in use, which cannot be true; empty where a source is not taken in whole.' }) refusedRecords?: number | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'System źródłowy, and how it is doing.' })
export class SourceSystemStatus {
  @Field(() => SourceSystemEnum, { description: 'System.' }) system!: SourceSystem;
  @Field(() => String, { description: 'Polska nazwa.' }) name!: string;
  @Field(() => Boolean, { description: 'Whether this centre is connected to it.' }) connected!: boolean;
  @Field(() => String, { nullable: true, description: 'Wire: `soap-1.1`, `fhir-r4`, `hsds-3.0` …' }) adapter?: string | undefined;
  @Field(() => [String], { description: 'What the administrator has to do, as Polish sentences: a password that expires.' }) attention!: readonly string[];
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Koniec zaplanowanej przerwy, in which the source is not asked; empty when there is none now.' }) maintenanceUntil?: Date | undefined;
  @Field(() => [SourceOperation], { description: 'Operations asked since the hub started.' }) operations!: SourceOperation[];
}
