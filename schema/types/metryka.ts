import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import type { LetterKind } from '../../src/core/letters/letter.js';
import { LetterKindEnum } from './letter.js';

@ObjectType({ simpleResolvers: true, description: 'Dokument, do którego odsyła metryka.' })
class MetrykaDocument {
  @Field(() => ID, { description: 'Id of the letter.' }) id!: string;
  @Field(() => LetterKindEnum, { description: 'Rodzaj pisma.' }) kind!: LetterKind;
}

@ObjectType({ simpleResolvers: true, description: 'Czynność w sprawie.' })
class MetrykaEntry {
  @Field(() => GraphQLISODateTime, { description: 'Kiedy.' }) at!: Date;
  @Field(() => ID, { description: 'Opaque id of who acted; `hub` for what the hub does by itself.' }) actorId!: string;
  @Field(() => String, { description: 'W jakiej roli.' }) actorRole!: string;
  @Field(() => String, { description: 'Czynność, in Polish words.' }) act!: string;
  @Field(() => String, { nullable: true, description: 'Podstawa prawna.' }) statute?: string | null | undefined;
  @Field(() => [MetrykaDocument], { description: 'Dokumenty, which the act made.' }) documents!: readonly MetrykaDocument[];
  @Field(() => String, { description: 'Wynik, in Polish words.' }) result!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Metryka sprawy (k.p.a. art. 66a): who took part in the case, what they did and when. Generated from the audit and the journal, oldest first. Readings are no acts of the case and stay in `accessLog`; so do attempts that were refused.',
})
export class Metryka {
  @Field(() => [MetrykaEntry], { description: 'Czynności, 1000 at most.' }) entries!: readonly MetrykaEntry[];
  @Field(() => Boolean, { description: 'Whether these are all; false when there are more than fit.' }) isComplete!: boolean;
  @Field(() => String, { description: 'The same as plain text, for the file (akta).' }) text!: string;
}
