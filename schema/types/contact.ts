import { Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { described, enumOf } from './enum-of.js';

export type ContactChannel = 'EMAIL' | 'PHONE';
const ContactChannelEnum = enumOf<ContactChannel>(['EMAIL', 'PHONE']);
registerEnumType(ContactChannelEnum, { name: 'ContactChannel', description: 'Kanał kontaktu.', valuesConfig: described({ EMAIL: 'e-mail', PHONE: 'rozmowa telefoniczna' }) });

@ObjectType({ simpleResolvers: true, description: 'Kontakt: an e-mail or a call, which is no application (k.p.a. art. 63 § 1). Who it was stands behind `caller(legal)`.' })
export class Contact {
  @Field(() => ID, { description: 'Id.' }) id!: string;
  @Field(() => ContactChannelEnum, { description: 'Kanał.' }) channel!: ContactChannel;
  @Field(() => GraphQLISODateTime, { description: 'When it was recorded.' }) at!: Date;
  @Field(() => [String], { description: 'Kody spraw, which it is about, where the clerk knows.' }) matters!: string[];
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the person was answered; empty: somebody still has to.' }) answeredAt?: Date | null | undefined;
  @Field(() => ID, { nullable: true, description: 'Id of the application that came of it.' }) applicationId?: string | null | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Kto się odezwał, as far as the person said. Personal data: reading it is audited.' })
export class Caller {
  @Field(() => String, { nullable: true, description: 'Imię i nazwisko.' }) name?: string | null | undefined;
  @Field(() => String, { nullable: true, description: 'Telefon.' }) phone?: string | null | undefined;
  @Field(() => String, { nullable: true, description: 'E-mail.' }) email?: string | null | undefined;
}

@InputType({ description: 'Kto się odezwał, as far as the person said.' })
export class CallerInput {
  @Field(() => String, { nullable: true, description: 'Imię i nazwisko, up to 200 characters.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'Telefon, up to 40 characters.' }) phone?: string | null;
  @Field(() => String, { nullable: true, description: 'E-mail, up to 200 characters.' }) email?: string | null;
}

@InputType({ description: 'Kontakt do zapisania.' })
export class RecordContactInput {
  @Field(() => ContactChannelEnum, { description: 'Kanał.' }) channel!: ContactChannel;
  @Field(() => [String], { defaultValue: [], description: 'Kody spraw, 20 at most; empty where nobody knows yet.' }) matters!: string[];
  @Field(() => CallerInput, { description: 'Kto się odezwał.' }) caller!: CallerInput;
}
