import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { RecordLink } from '../../../schema/types/identity.js';
import { Resident } from '../../../schema/types/resident.js';
import { opens } from '../../core/access/purposes.js';
import { type ComparedLink, linksOf, NOT_COMPARED, rememberedLinks, type SourceLink, whyLinked, zoneOf } from '../../core/residents/links.js';
import { type LinkState, proposalFor } from '../../core/residents/matching/decisions.js';
import { pairKey, recordKey, type RecordRef } from '../../core/residents/matching/pair.js';
import type { HeardRecord } from '../../core/residents/references.js';
import { linkStateOf } from '../../shell/commands/identity-decisions.js';
import { recordFindings } from '../../shell/commands/record-findings.js';
import type { IdentityDecisionRow, IdentityReviewRow } from '../../shell/store/identity-tables.js';
import { whoActs, type Context } from '../context.js';
import type { AskedResident } from '../queries/resident.js';
import { ResidentInsurance } from './resident-insurance.js';
import { heardParts } from './resident-parts.js';
import { selectsBeside } from './selects-beside.js';

/** What is known of one resident's links: what was decided, and what is asked. */
interface Memory {
  readonly decisions: readonly IdentityDecisionRow[];
  readonly reviews: readonly IdentityReviewRow[];
}

@Resolver(() => Resident)
export class ResidentLinks {
  @FieldResolver(() => [RecordLink], { description: 'Powiązania: what ties each source\'s record to this person. The same PESEL with another name or date of birth is for a clerk to decide; what a clerk decided stays. While the register is silent nothing is compared: only what was decided or asked before is shown. Asks the four sources that know people, as far as the purpose opens them. A PESEL that `insurance` beside it says is annulled proves nothing.' })
  async links(@Root() resident: AskedResident, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<RecordLink[]> {
    const { id, identifier, legal } = resident;
    const by = { identifier, isAnnulled: await isKnownToBeAnnulled(resident, context, info) };
    const { records, isSilent } = await heardIdentities(resident, context);
    const state = linkStateOf(await decisionsFor(id, records, context));
    const comparable = isSilent ? [] : records;
    const memory = await remember(id, linksOf(by, comparable, id, state), { state, records }, context);
    const now = linkStateOf(memory.decisions);
    const compared = linksOf(by, comparable, id, now);
    const remembered = rememberedLinks(id, { state: now, asked: memory.reviews }, compared, NOT_COMPARED[isSilent ? 'REGISTER_SILENT' : 'NOT_NAMED']);
    return [...compared, ...remembered.filter(({ system }) => opens(legal.purpose, system))].map((link) => showLink(id, link, memory));
  }
}

/** eWUŚ is heard where `insurance` is selected as well, and costs no call of its own; elsewhere nobody has said so. */
async function isKnownToBeAnnulled(resident: AskedResident, context: Context, info: GraphQLResolveInfo): Promise<boolean> {
  if (!selectsBeside(info, 'insurance')) return false;
  const { record } = await new ResidentInsurance().insurance(resident, context);
  return record?.status === 'ANNULLED_PESEL';
}

/** Who the sources say this is, by their records as the hub keeps them; and whether the register was silent, so that there is nothing to go by. */
export async function heardIdentities(resident: AskedResident, context: Context): Promise<{ readonly records: readonly HeardRecord[]; readonly isSilent: boolean }> {
  const parts = await heardParts(resident, context);
  const isSilent = parts.some(({ system, provenance }) => system === 'GMINA' && provenance.state === 'UNAVAILABLE');
  return { records: parts.flatMap(({ record, kept }) => (record && kept ? [{ ...kept, identity: record.identity }] : [])), isSilent };
}

/** Every decision about this resident and about the records that were found for them or were theirs, whoever has those now; oldest first. */
export async function decisionsFor(residentId: string, records: readonly RecordRef[], { load: { identity } }: Context): Promise<IdentityDecisionRow[]> {
  const theirs = await identity.decisions.load(residentId);
  const all = new Map([...records, ...theirs].map(({ system, recordId }) => [recordKey({ system, recordId }), { system, recordId }]));
  const decisions = [theirs, ...await Promise.all([...all.values()].map((record) => identity.decisionsOn.load(record)))];
  return [...new Map(decisions.flat().map((decision) => [decision.id, decision])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Writes down what is new, once; in the common case nothing is, and what was decided has told so. When it cannot be written, nothing is answered. */
async function remember(
  residentId: string, links: readonly ComparedLink[], { state, records }: { state: LinkState; records: readonly RecordRef[] }, context: Context,
): Promise<Memory> {
  const { decisions, decisionsOn, openReviews } = context.load.identity;
  const proposed = links.map((link) => ({ link, proposal: proposalFor(link.finding, pairOf(residentId, link), state) })).filter(({ proposal }) => proposal !== 'NOTHING');
  if (proposed.length > 0) {
    const asked = new Set((await openReviews.load(residentId)).map(keyOf));
    const isNew = proposed.filter(({ link, proposal }) => proposal === 'LINK' || !asked.has(pairKey(pairOf(residentId, link))));
    if (isNew.length > 0) {
      await context.hub.run(whoActs(context), (work) => recordFindings(work, residentId, isNew.map(({ link }) => link)));
      decisions.clear(residentId);
      for (const record of records) decisionsOn.clear(record);
      openReviews.clear(residentId);
    }
  }
  return { decisions: await decisionsFor(residentId, records, context), reviews: await openReviews.load(residentId) };
}

function showLink(residentId: string, link: SourceLink, { decisions, reviews }: Memory): RecordLink {
  const { system, recordId, finding, bar } = link;
  const decidedBy = decisions.find(({ id }) => String(id) === (link.link ?? bar)?.decisionId);
  const key = pairKey(pairOf(residentId, link));
  return {
    residentId, system, recordId, made: link.link?.made.how, decision: bar?.said, since: decidedBy?.decidedAt, reason: decidedBy?.reason,
    zone: zoneOf(link), bits: finding?.bits ?? 0, because: whyLinked(link, decidedBy?.reason), compared: finding?.compared.map(({ because }) => because) ?? [],
    reviewId: reviews.find((review) => keyOf(review) === key)?.id,
  };
}

const pairOf = (residentId: string, { system, recordId }: SourceLink) => ({ residentId, record: { system, recordId } });
const keyOf = ({ residentId, system, recordId }: IdentityReviewRow): string => pairKey({ residentId, record: { system, recordId } });
