import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { LegalContextInput } from '../../../schema/types/legal.js';
import { PersonIdentifierInput } from '../../../schema/types/person.js';
import { Resident } from '../../../schema/types/resident.js';
import { mayRead } from '../../core/access/own-cases.js';
import type { LegalContext } from '../../vocabulary/legal-context.js';
import { parsePersonIdentifier, type PersonIdentifier } from '../../vocabulary/person-identifier.js';
import { permitted, type Context } from '../context.js';
import { hubError } from '../hub-error.js';
import { legalContext } from '../legal.js';
import { UUID } from '../page.js';

/** A resident who was asked for, with the ground for asking; the parts are edges of it. */
export interface AskedResident extends Resident {
  readonly identifier: PersonIdentifier;
  readonly legal: LegalContext;
  /** Resolves when the audit knows that this is opened, or with null that it was asked for in vain. Every field waits for it. */
  readonly open: (what: string | null) => Promise<unknown>;
}

@Resolver()
export class ResidentQuery {
  @Query(() => Resident, { nullable: true, description: 'Mieszkaniec: one person as five systems know them, each part with its provenance. Only the selected parts are asked for; every opening is audited.' })
  async resident(
    @Arg('identifier', () => PersonIdentifierInput, { description: 'Who.' }) identifierInput: PersonIdentifierInput,
    @Arg('legal', () => LegalContextInput, { description: 'On what ground.' }) legalInput: LegalContextInput,
    @Ctx() context: Context,
  ): Promise<AskedResident> {
    const asker = askerOf(context, legalInput);
    return asker(identified(identifierInput, 'identifier'));
  }

  @Query(() => Resident, { nullable: true, description: 'Mieszkaniec, którego dotyczy wniosek: `resident` under the same rules, where an application is at hand and no identifier. Empty when there is no application that you may see.' })
  async residentOf(
    @Arg('applicationId', () => ID, { description: 'Id of the application.' }) applicationId: string,
    @Arg('legal', () => LegalContextInput, { description: 'On what ground.' }) legalInput: LegalContextInput,
    @Ctx() context: Context,
  ): Promise<AskedResident | null> {
    const reader = permitted(context, 'application.read');
    const asker = askerOf(context, legalInput);
    const row = UUID.test(applicationId) ? await context.load.application.load(applicationId) : null;
    return row && mayRead(reader, row) ? asker(row.person.identifier) : null;
  }

  @Query(() => [Resident], { description: 'Mieszkańcy: several people at once, in the order asked, under the same rules as one. A source that answers about many is asked once about all.' })
  residents(
    @Arg('identifiers', () => [PersonIdentifierInput], { description: 'Who, 1–100.' }) identifierInputs: readonly PersonIdentifierInput[],
    @Arg('legal', () => LegalContextInput, { description: 'On what ground.' }) legalInput: LegalContextInput,
    @Ctx() context: Context,
  ): Promise<readonly AskedResident[]> {
    const asker = askerOf(context, legalInput);
    if (identifierInputs.length < 1 || identifierInputs.length > RESIDENTS_MAX) {
      throw hubError('BAD_USER_INPUT', `Lista identyfikatorów (identifiers) musi mieć od 1 do ${RESIDENTS_MAX} osób.`);
    }
    return Promise.all(identifierInputs.map((input, i) => identified(input, `identifiers[${i}]`)).map(asker));
  }
}

/** As many as the sources answer about in one call. */
const RESIDENTS_MAX = 100;

function identified(input: PersonIdentifierInput, place: string): PersonIdentifier {
  const identifier = parsePersonIdentifier(input);
  if (!identifier) throw hubError('IDENTIFIER_INVALID', `Identyfikator osoby (${place}.value) jest nieprawidłowy.`);
  return identifier;
}

/** Asks about people on this ground, when the actor may; nothing is heard or opened yet. */
function askerOf(context: Context, legalInput: LegalContextInput): (identifier: PersonIdentifier) => Promise<AskedResident> {
  const actor = permitted(context, 'resident.read');
  const legal = legalContext(actor, legalInput);
  return async (identifier) => {
    const id = await context.load.residents.load(identifier);
    const read = { actor, action: 'resident.read', objectType: 'resident', objectId: id, subjectId: id, legal } as const;
    return { id, identifier, legal, open: (opens) => context.load.reads.load({ ...read, opens }) };
  };
}
