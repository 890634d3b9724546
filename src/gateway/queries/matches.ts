import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { connectionOf, type Connection } from '../../../schema/types/connection.js';
import { MatchCandidate, MatchReview, PersonInput } from '../../../schema/types/identity.js';
import { LegalContextInput } from '../../../schema/types/legal.js';
import { whyFound } from '../../core/residents/links.js';
import { type Candidate, peopleLike } from '../../shell/commands/known-people.js';
import { IdentityReviewRow } from '../../shell/store/identity-tables.js';
import { permitted, type Context } from '../context.js';
import { legalContext } from '../legal.js';
import { afterPlace, INSTANT, pageSize, toConnection, toCursor } from '../page.js';
import { matchablePerson } from './matchable-input.js';

const MatchReviewConnection = connectionOf('MatchReview', MatchReview, 'Pytania do rozstrzygnięcia, oldest first.');
const CANDIDATES_MAX = 20;

@Resolver()
export class MatchQueries {
  @Query(() => MatchReviewConnection, { description: 'Kolejka pytań, czy to ta sama osoba: open ones, oldest first; one that was put off goes to the end. Opens nobody\'s data.' })
  async matchReviews(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this cursor.' }) after: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<MatchReview>> {
    const { tenant } = permitted(context, 'identity.read');
    const size = pageSize(first);
    const rows = await context.hub.orm.em.fork().find(IdentityReviewRow, {
      $and: [{ tenant, state: 'OPEN' }, afterPlace(after, 'queuedAt', INSTANT)],
    }, { orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }], limit: size + 1 });
    return toConnection(rows, size, (row) => row, ({ queuedAt, id }) => toCursor([queuedAt.toISOString(), id]));
  }

  @Query(() => [MatchCandidate], { description: `Możliwe te same osoby: who of the people in applications this may be, best first, ${CANDIDATES_MAX} at most. For somebody without a PESEL, before a second application is filed; names alone are enough to be shown. Every candidate is in the audit.` })
  async residentMatches(
    @Arg('person', () => PersonInput, { description: 'Kogo szukamy.' }) person: PersonInput,
    @Arg('legal', () => LegalContextInput, { description: 'On what ground.' }) legalInput: LegalContextInput,
    @Ctx() context: Context,
  ): Promise<MatchCandidate[]> {
    const actor = permitted(context, 'identity.read');
    const legal = legalContext(actor, legalInput);
    const asked = matchablePerson(person);
    const { orm, pseudonyms } = context.hub;
    const found = await peopleLike(orm.em.fork(), actor.tenant, asked, pseudonyms, CANDIDATES_MAX);
    const read = { actor, action: 'identity.read', objectType: 'resident', legal } as const;
    if (found.length === 0) await context.load.reads.load({ ...read, opens: null }); // that somebody asked is known as well
    await Promise.all(found.map(({ residentId }) => context.load.reads.load({ ...read, objectId: residentId, subjectId: residentId, opens: 'residentMatches' })));
    return found.map(showCandidate);
  }
}

function showCandidate({ residentId, applicationId, finding }: Candidate): MatchCandidate {
  return { residentId, applicationId, zone: finding.zone, bits: finding.bits, because: whyFound(finding).join(' '), compared: finding.compared.map(({ because }) => because) };
}
