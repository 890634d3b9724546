import { Field, Float, GraphQLISODateTime, Int, ObjectType, registerEnumType } from 'type-graphql';
import { SOURCE_FAULT_KINDS, type SourceFaultKind } from '../../connectors/connector.js';
import { MAINTENANCE_DAYS } from '../../connectors/transport/maintenance.js';
import type { SourceSystem } from '../../src/vocabulary/source-system.js';
import { enumOf } from './enum-of.js';
import { SourceSystemEnum } from './provenance.js';

const BreakerState = enumOf(['CLOSED', 'OPEN', 'HALF_OPEN']);
registerEnumType(BreakerState, { name: 'BreakerState', description: 'Bezpiecznik: CLOSED asks, OPEN leaves the source alone for a while, HALF_OPEN tries once.' });
const FaultKind = enumOf(SOURCE_FAULT_KINDS);
registerEnumType(FaultKind, { name: 'SourceFaultKind', description: 'How a source failed.' });
const MaintenanceDay = enumOf(MAINTENANCE_DAYS);
registerEnumType(MaintenanceDay, { name: 'MaintenanceDay', description: 'Dzień tygodnia, on which a break begins.' });

@ObjectType({ simpleResolvers: true, description: 'Granice, within which a source is asked; HUB_CONFIG may change them while the hub runs. Times in milliseconds.' })
class SourceLimits {
  @Field(() => Int, { description: 'Czas jednej próby, from connect to last byte.' }) attemptMilliseconds!: number;
  @Field(() => Int, { description: 'Liczba prób of a question that may be repeated, the first included.' }) attempts!: number;
  @Field(() => Int, { description: 'Ile pytań naraz.' }) concurrent!: number;
  @Field(() => Int, { description: 'Ile pytań może czekać; the next one is told at once.' }) waiting!: number;
  @Field(() => Int, { description: 'Po ilu błędach z rzędu the breaker of an operation opens.' }) failuresToOpen!: number;
  @Field(() => Int, { description: 'Na jak długo it opens.' }) openMilliseconds!: number;
  @Field(() => Int, { nullable: true, description: 'Ile zapytań na sekundę; empty: as many as come.' }) ratePerSecond?: number | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Planowana przerwa of every week, by the clock in Poland.' })
class MaintenanceWindow {
  @Field(() => [MaintenanceDay], { description: 'Dni, on which it begins.' }) days!: readonly (typeof MAINTENANCE_DAYS)[number][];
  @Field(() => String, { description: 'Początek, `HH:MM`.' }) from!: string;
  @Field(() => String, { description: 'Koniec, `HH:MM`; not later than the beginning: on the next day.' }) until!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Operacja źródła, and how it is doing.' })
class SourceOperation {
  @Field(() => String, { description: '`<system>.<operation>`: stands in errors too.' }) coordinate!: string;
  @Field(() => BreakerState, { description: 'Bezpiecznik.' }) breaker!: 'CLOSED' | 'OPEN' | 'HALF_OPEN';
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Last answer.' }) lastHeardAt?: Date | undefined;
  @Field(() => FaultKind, { nullable: true, description: 'Last fault.' }) lastFault?: SourceFaultKind | undefined;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When that was.' }) lastFaultAt?: Date | undefined;
  @Field(() => Float, { nullable: true, description: 'Mean time of an answer, weighted to the newest, in milliseconds.' }) latencyMilliseconds?: number | undefined;
  @Field(() => Int, { description: 'Exchanges begun since the hub started, each attempt counted.' }) calls!: number;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Do kiedy źródło prosi o ciszę (Retry-After): nothing is sent to it until then; empty when it does not.' }) quietUntil?: Date | undefined;
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
  @Field(() => [MaintenanceWindow], { description: 'Kalendarz przerw, in which the source is not asked.' }) maintenance!: readonly MaintenanceWindow[];
  @Field(() => SourceLimits, { nullable: true, description: 'Obowiązujące granice; empty where nothing is sent: a folder, or not connected.' }) limits?: SourceLimits | undefined;
  @Field(() => [SourceOperation], { description: 'Operations asked since the hub started.' }) operations!: SourceOperation[];
}
