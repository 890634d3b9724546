import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { REFUSED_RECORD_CODES, WEEKDAYS, type CatalogueService, type OpeningHours, type RefusedRecord as Refused } from '../../src/core/residents/catalogue.js';
import type { SourceSystem } from '../../src/vocabulary/source-system.js';
import { PageInfo, type Connection } from './connection.js';
import { enumOf } from './enum-of.js';
import { Provenance, SourceSystemEnum } from './provenance.js';

const WeekdayEnum = enumOf(WEEKDAYS);
registerEnumType(WeekdayEnum, { name: 'Weekday', description: 'Dzień tygodnia.' });
const RefusedRecordCode = enumOf(REFUSED_RECORD_CODES);
registerEnumType(RefusedRecordCode, { name: 'RefusedRecordCode', description: 'Why a record, or one value of it, was not taken over.' });

@ObjectType({ simpleResolvers: true, description: 'Miejsce, w którym usługa jest świadczona.' })
class ServicePlace {
  @Field(() => String, { nullable: true, description: 'Nazwa.' }) name?: string | undefined;
  @Field(() => String, { nullable: true, description: 'Adres.' }) address?: string | undefined;
  @Field(() => Float, { nullable: true, description: 'Latitude, degrees, WGS 84.' }) latitude?: number | undefined;
  @Field(() => Float, { nullable: true, description: 'Longitude, degrees, WGS 84.' }) longitude?: number | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Organizacja z katalogu: who delivers a service, as the catalogue names them.' })
class ServiceOrganisation {
  @Field(() => ID, { description: 'Id in the catalogues, `<system>:<id>`; `registerProvider` takes it.' }) id!: string;
  @Field(() => String, { description: 'Nazwa.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'Numer KRS, 10 digits; empty: the catalogue does not give one.' }) krs?: string | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Wolne miejsca: how much of a service is still to be had, as its provider published it.' })
class ServiceCapacity {
  @Field(() => Float, { description: 'How many are free.' }) available!: number;
  @Field(() => Float, { nullable: true, description: 'How many there are at most; empty: not said.' }) maximum?: number | undefined;
  @Field(() => String, { description: 'Jednostka, in the provider\'s words: miejsce, godzina.' }) unit!: string;
  @Field(() => GraphQLISODateTime, { description: 'When they were counted.' }) updated!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'Godziny otwarcia in an ordinary week, Polish time.' })
class ServiceHours {
  @Field(() => [WeekdayEnum], { description: 'Dni tygodnia, in the order of the week.' }) days!: OpeningHours['days'];
  @Field(() => String, { nullable: true, description: 'HH:MM; empty: not said.' }) opens?: string | undefined;
  @Field(() => String, { nullable: true, description: 'HH:MM; before `opens`: on the next day. Empty: not said.' }) closes?: string | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Usługa z katalogu: what a plan can contain and a referral can go to.' })
export class Service {
  @Field(() => ID, { description: 'Id in the catalogues, `<system>:<id>`.' }) id!: string;
  @Field(() => SourceSystemEnum, { description: 'Which source describes it.' }) system!: SourceSystem;
  @Field(() => String, { description: 'Nazwa.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'Opis.' }) description?: string | undefined;
  @Field(() => ServiceOrganisation, { description: 'Who delivers it.' }) provider!: CatalogueService['provider'];
  @Field(() => Boolean, { description: 'Only an active service can be referred to.' }) active!: boolean;
  @Field(() => [ServicePlace], { description: 'Where.' }) places!: CatalogueService['places'];
  @Field(() => [String], { description: 'Areas in the source\'s words: TERC codes or names. Empty: not said.' }) areas!: CatalogueService['areas'];
  @Field(() => Int, { nullable: true, description: 'Minimum age in years.' }) minimumAge?: number | undefined;
  @Field(() => Int, { nullable: true, description: 'Maximum age in years.' }) maximumAge?: number | undefined;
  @Field(() => [String], { description: 'Languages.' }) languages!: CatalogueService['languages'];
  @Field(() => [String], { description: 'Dostępność: how people with disabilities get in and around, in the source\'s words. Empty: not said.' }) accessibility!: CatalogueService['accessibility'];
  @Field(() => [ServiceHours], { description: 'Godziny otwarcia. Empty: not said, or not the same every week.' }) openingHours!: CatalogueService['openingHours'];
  @Field(() => ServiceCapacity, { nullable: true, description: 'Wolne miejsca; empty: not said, or what was said cannot be believed (`refusedRecords`).' }) capacity?: CatalogueService['capacity'];
}

@ObjectType({ simpleResolvers: true, description: 'Odrzucony rekord: what a source said that cannot be believed. The rest of its document was imported.' })
export class RefusedRecord {
  @Field(() => SourceSystemEnum, { description: 'Which source.' }) system!: SourceSystem;
  @Field(() => String, { description: 'Where it stood: `location/<id>`.' }) record!: string;
  @Field(() => String, { nullable: true, description: 'Which field; empty when the whole record was refused.' }) field?: string | undefined;
  @Field(() => RefusedRecordCode, { description: 'Why, as a code.' }) code!: Refused['code'];
  @Field(() => String, { description: 'Why, as a Polish sentence.' }) because!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Element katalogu.' })
class ServiceEdge {
  @Field(() => Service, { description: 'Usługa.' }) node!: CatalogueService;
  @Field(() => String, { description: 'Its place in the list; opaque.' }) cursor!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Katalog usług, by name, and where it comes from.' })
export class ServiceConnection implements Connection<CatalogueService> {
  @Field(() => [ServiceEdge], { description: 'Usługi.' }) edges!: readonly ServiceEdge[];
  @Field(() => PageInfo, { description: 'Strona.' }) pageInfo!: PageInfo;
  @Field(() => [Provenance], { description: 'Pochodzenie, one for each catalogue: a service that is missing here may be in one that does not answer.' }) provenance!: Provenance[];
}
