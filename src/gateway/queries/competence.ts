import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { CompetenceFinding, CompetenceInput, competentUnit, Matter, toCompetenceFinding } from '../../../schema/types/competence.js';
import { MATTER_CODES, matterOn } from '../../core/law/matters.js';
import { competence } from '../../core/routing/competence.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import type { Context } from '../context.js';
import { hubError } from '../hub-error.js';
import { gminaOf } from '../terc-input.js';

@Resolver()
export class CompetenceQueries {
  @Query(() => CompetenceFinding, { description: 'Właściwość na próbę: what would happen to such an application. Stores nothing, needs no personal data and no token.' })
  competence(@Arg('input', () => CompetenceInput, { description: 'Facts.' }) input: CompetenceInput, @Ctx() { hub }: Context): CompetenceFinding {
    const receivedOn = input.receivedOn ?? warsawDate(hub.clock());
    if (input.matters.length === 0 || input.matters.length > 20) throw hubError('BAD_USER_INPUT', 'Podaj od 1 do 20 kodów spraw (matters).');
    const unknown = input.matters.findIndex((code) => !matterOn(code, receivedOn));
    if (unknown >= 0) throw hubError('MATTER_UNKNOWN', `Nie ma sprawy o takim kodzie (matters.${unknown}).`);
    return toCompetenceFinding(competence({
      centre: hub.centre, matters: input.matters, receivedOn, channel: input.channel, agreementOfApplicant: input.agreementOfApplicant,
      person: {
        residence: gminaOf(input.residence, 'residence'), stay: gminaOf(input.stay, 'stay'),
        lastPermanentRegistration: gminaOf(input.lastPermanentRegistration, 'lastPermanentRegistration'),
        homeless: input.homeless, foreigner: input.foreigner, urgent: input.urgent, careHome: gminaOf(input.careHome, 'careHome'),
      },
      realEstate: gminaOf(input.realEstate, 'realEstate'), school: gminaOf(input.school, 'school'),
    }));
  }

  @Query(() => [Matter], { description: 'Sprawy, with which a resident can come, as the law stands today.' })
  matters(
    @Arg('area', () => Int, { nullable: true, description: 'Area of social services, 1–14.' }) area: number | undefined,
    @Arg('text', () => String, { nullable: true, description: 'Part of the Polish name.' }) text: string | undefined,
    @Ctx() { hub }: Context,
  ): Matter[] {
    const today = warsawDate(hub.clock());
    const wanted = text?.toLocaleLowerCase('pl') ?? '';
    return MATTER_CODES.flatMap((code) => matterOn(code, today) ?? [])
      .filter((matter) => (area === undefined || (matter.areas as readonly number[] | null)?.includes(area) === true) && matter.name.toLocaleLowerCase('pl').includes(wanted))
      .map(({ code, name, areas, unit, level, basis }) => ({ code, name, areas: areas ?? [], unit: competentUnit(unit), level, basis }));
  }
}
