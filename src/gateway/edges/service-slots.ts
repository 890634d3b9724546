import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { LocalDateScalar } from '../../../schema/scalars/local-date.js';
import { Service } from '../../../schema/types/service.js';
import { Slot } from '../../../schema/types/slot.js';
import type { CatalogueService } from '../../core/residents/catalogue.js';
import type { ServiceSlot } from '../../core/residents/slots.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import type { Context } from '../context.js';
import { hubError } from '../hub-error.js';
import { sourceError } from './heard-record.js';

/** Longest period that one question may span. */
const DAYS_MAX = 31;
const DAY_MILLISECONDS = 86_400_000;

@Resolver(() => Service)
export class ServiceSlots {
  @FieldResolver(() => [Slot], {
    nullable: true,
    description: 'Terminy, by start; services of health providers have them, others have none. Empty with an error beside the data when the provider did not answer.',
  })
  async slots(
    @Root() { id, system }: CatalogueService,
    @Arg('from', () => LocalDateScalar, { description: 'First day, in Poland.' }) from: LocalDate,
    @Arg('until', () => LocalDateScalar, { description: 'Last day, included; at most 31 days in all.' }) until: LocalDate,
    @Ctx() context: Context,
  ): Promise<readonly ServiceSlot[]> {
    const days = (Date.parse(until) - Date.parse(from)) / DAY_MILLISECONDS + 1;
    if (days < 1 || days > DAYS_MAX) throw hubError('BAD_USER_INPUT', `Okres terminów (from–until) musi mieć od 1 do ${DAYS_MAX} dni.`);
    if (system !== 'HEALTH') return [];
    const heard = await context.load.slots.load({ service: id, from, until });
    if (heard && !heard.heard) throw sourceError(heard.fault);
    return heard?.value ?? [];
  }
}
