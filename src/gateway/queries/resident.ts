import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { LegalContextInput } from '../../../schema/types/legal.js';
import { PersonIdentifierInput } from '../../../schema/types/person.js';
import { Resident } from '../../../schema/types/resident.js';
import type { LegalContext } from '../../vocabulary/legal-context.js';
import { parsePersonIdentifier, type PersonIdentifier } from '../../vocabulary/person-identifier.js';
import { permitted, type Context } from '../context.js';
import { hubError } from '../hub-error.js';
import { legalContext } from '../legal.js';

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
    const actor = permitted(context, 'resident.read');
    const legal = legalContext(actor, legalInput);
    const identifier = parsePersonIdentifier(identifierInput);
    if (!identifier) throw hubError('IDENTIFIER_INVALID', 'Identyfikator osoby (identifier.value) jest nieprawidłowy.');
    const id = await context.load.residents.load(identifier);
    const read = { actor, action: 'resident.read', objectType: 'resident', objectId: id, subjectId: id, legal } as const;
    return { id, identifier, legal, open: (opens) => context.load.reads.load({ ...read, opens }) };
  }
}
