import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'Wpis dziennika dostępu: who looked at the person\'s data or acted in the case, when, why and in which case (ustawa o CUS art. 50).' })
export class AccessLogEntry {
  @Field(() => ID, { description: 'Id.' }) id!: string;
  @Field(() => GraphQLISODateTime, { description: 'Kiedy.' }) at!: Date;
  @Field(() => String, { description: 'Role of who acted.' }) actorRole!: string;
  @Field(() => String, { description: 'Opaque id of who acted.' }) actorId!: string;
  @Field(() => String, { description: 'Czynność.' }) action!: string;
  @Field(() => String, { nullable: true, description: 'Cel.' }) purpose?: string | null | undefined;
  @Field(() => String, { nullable: true, description: 'Podstawa prawna.' }) basis?: string | null | undefined;
  @Field(() => String, { nullable: true, description: 'Sprawa.' }) caseId?: string | null | undefined;
  @Field(() => [String], { description: 'What was opened.' }) opened!: string[];
  @Field(() => String, { description: '`DONE`, or the code of the refusal.' }) result!: string;
}
