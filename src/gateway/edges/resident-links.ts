import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { RecordLink } from '../../../schema/types/identity.js';
import { Resident } from '../../../schema/types/resident.js';
import { opens } from '../../core/access/purposes.js';
import { type ComparedLink, linksOf, rememberedLinks, type SourceLink, whyLinked, zoneOf } from '../../core/residents/links.js';
import { type LinkState, proposalFor } from '../../core/residents/matching/decisions.js';
import { pairKey } from '../../core/residents/matching/pair.js';
import { linkStateOf } from '../../shell/commands/identity-decisions.js';
import { recordFindings } from '../../shell/commands/record-findings.js';
import type { IdentityDecisionRow, IdentityReviewRow } from '../../shell/store/identity-tables.js';
import { whoActs, type Context } from '../context.js';
import type { AskedResident } from '../queries/resident.js';
import { heardParts } from './resident-parts.js';

/** What is known of one resident's links: what was decided, and what is asked. */
interface Memory {
  readonly decisions: readonly IdentityDecisionRow[];
  readonly reviews: readonly IdentityReviewRow[];
}

@Resolver(() => Resident)
export class ResidentLinks {
  @FieldResolver(() => [RecordLink], { description: 'Powiązania: what ties each source\'s record to this person. The same PESEL with another name or date of birth is for a clerk to decide; what a clerk decided stays. Asks the four sources that know people, as far as the purpose opens them.' })
  async links(@Root() resident: AskedResident, @Ctx() context: Context): Promise<RecordLink[]> {
    const { id, identifier, legal } = resident;
    const parts = await heardParts(resident, context);
    const state = linkStateOf(await context.load.identity.decisions.load(id));
    const records = parts.flatMap(({ system, record }) => (record ? [{ system, recordId: record.recordId, identity: record.identity }] : []));
    const compared = linksOf(identifier, records, id, state);
    // Without the register, which is the reference, every difference would fall on somebody else.
    const reliable = parts.every(({ system, provenance }) => system !== 'GMINA' || provenance.state !== 'UNAVAILABLE');
    const memory = await remember(id, reliable ? compared : [], state, context);
    const now = linkStateOf(memory.decisions);
    const links = [...linksOf(identifier, records, id, now), ...rememberedLinks(id, now, compared, (system) => opens(legal.purpose, system))];
    return links.map((link) => showLink(id, link, memory));
  }
}

/** Writes down what is new, once; in the common case nothing is, and one statement has told so. When it cannot be written, nothing is answered. */
async function remember(residentId: string, links: readonly ComparedLink[], state: LinkState, context: Context): Promise<Memory> {
  const { decisions, openReviews } = context.load.identity;
  const proposed = links.map((link) => ({ link, proposal: proposalFor(link.finding, pairOf(residentId, link), state) })).filter(({ proposal }) => proposal !== 'NOTHING');
  if (proposed.length > 0) {
    const asked = new Set((await openReviews.load(residentId)).map(keyOf));
    const isNew = proposed.filter(({ link, proposal }) => proposal === 'LINK' || !asked.has(pairKey(pairOf(residentId, link))));
    if (isNew.length > 0) {
      await context.hub.run(whoActs(context), (work) => recordFindings(work, residentId, isNew.map(({ link }) => link)));
      decisions.clear(residentId);
      openReviews.clear(residentId);
    }
  }
  return { decisions: await decisions.load(residentId), reviews: proposed.length > 0 ? await openReviews.load(residentId) : [] };
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
