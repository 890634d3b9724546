import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ApplicationPayload } from '../../../schema/types/payload.js';
import { SupplementApplicationInput } from '../../../schema/types/person.js';
import type { Supplement } from '../../core/applications/supplement.js';
import { supplementApplication } from '../../shell/commands/supplement-application.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import type { Context } from '../context.js';
import { actOnApplication } from './act-on-application.js';
import { addressOf, adeOf, gminasOf } from './person-input.js';

@Resolver()
export class SupplementApplication {
  @Mutation(() => ApplicationPayload, {
    description: 'Uzupełnij wniosek: what it lacked, or what competence stands on (k.p.a. art. 64 § 2). Who is competent is found anew by the law of the day of receipt, as long as no matter has moved.',
  })
  supplementApplication(
    @Arg('id', () => ID, { description: 'Id of the application.' }) id: string,
    @Arg('input', () => SupplementApplicationInput, { description: 'Uzupełnienie.' }) input: SupplementApplicationInput,
    @Ctx() context: Context,
  ): Promise<ApplicationPayload> {
    return actOnApplication(context, id, async (work) => {
      const given = toSupplement(input);
      return given.ok ? supplementApplication(work, id, given.value, context.hub) : given;
    });
  }
}

function toSupplement(input: SupplementApplicationInput): Outcome<Supplement> {
  const address = addressOf(input.address, 'address');
  if (!address.ok) return address;
  const ade = adeOf(input.ade, 'ade');
  if (!ade.ok) return ade;
  const { signature, declaration, agreesToForwarding, homeless, foreigner, urgent } = input;
  const { residence, stay, lastPermanentRegistration, careHome, realEstate, school } = input;
  const ofPerson = gminasOf({ residence, stay, lastPermanentRegistration, careHome });
  if (!ofPerson.ok) return ofPerson;
  const places = gminasOf({ realEstate, school });
  if (!places.ok) return places;
  return done({
    applicant: given({ signature, declaration: declaration?.clause, address: address.value, ade: ade.value, agreesToForwarding }),
    person: given({ ...ofPerson.value, homeless, foreigner, urgent }),
    places: given(places.value),
  });
}

type Given<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** What was said; null says nothing. */
const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)) as Given<T>;
