import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { type Queue, QueueConnection, QueueEdge } from '../../../schema/types/queue.js';
import type { Connector, Heard } from '../../../connectors/connector.js';
import { approximateDays, type Queue as HeardQueue, type QueuePage, type QueueQuestion, QUEUES_PER_PAGE, waitsFor } from '../../core/residents/queues.js';
import { notConnected, notHeard, provenanceOf } from '../../core/residents/provenance.js';
import { HEALTH_PARTNER_NAMES } from '../../vocabulary/source-system.js';
import { parseWojewodztwo } from '../../vocabulary/terc.js';
import { whoActs, type Context } from '../context.js';
import { saidOrFault, type HeardRecord } from '../edges/heard-record.js';
import { hubError } from '../hub-error.js';
import { fromCursor, pageSize, toCursor } from '../page.js';

/** The connection as it was heard: its edges are the record, so that a failure stands beside the data. */
type HeardQueues = Omit<QueueConnection, 'provenance'> & HeardRecord<readonly QueueEdge[]>;

const { NFZ } = HEALTH_PARTNER_NAMES;
const CREDITS = 'Źródło danych: Narodowy Fundusz Zdrowia, https://api.nfz.gov.pl/';
const BENEFIT_LENGTH = { min: 3, max: 250 } as const;

@Resolver(() => QueueConnection)
export class QueueQueries {
  @Query(() => QueueConnection, { description: 'Kolejki oczekujących: how long one waits for a benefit of the NFZ, place by place. No personal data; an answer can be a day old.' })
  async queues(
    @Arg('benefit', () => String, { description: 'Świadczenie, by its name at the NFZ: `PORADNIA REHABILITACYJNA`. 3–250 characters.' }) benefit: string,
    @Arg('wojewodztwo', () => String, { description: 'TERC code of the województwo, 2 digits.' }) wojewodztwo: string,
    @Arg('urgent', () => Boolean, { defaultValue: false, description: 'Przypadek pilny; otherwise stabilny.' }) urgent: boolean,
    @Arg('forChildren', () => Boolean, { nullable: true, description: 'Only for children, or only for adults; empty: both.' }) forChildren: boolean | undefined,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this cursor.' }) after: string | undefined,
    @Ctx() context: Context,
  ): Promise<HeardQueues> {
    whoActs(context);
    const wanted = { from: !after ? 0 : Number(fromCursor(after, /^\d{1,6}$/)[0]) + 1, size: pageSize(first) };
    const question = { ...questionOf(benefit, wojewodztwo), urgent, ...(typeof forChildren === 'boolean' && { forChildren }) };
    const connector = context.hub.sources.find('HEALTH');
    if (!connector?.queues) return { provenance: notConnected('HEALTH', NFZ), ...NOTHING };
    const heard = await readFrom(connector.queues, question, wanted, context);
    if (!heard.heard) return { provenance: notHeard('HEALTH', heard.fault, NFZ), fault: heard.fault, ...NOTHING };
    return { ...heard.value, provenance: provenanceOf('HEALTH', heard, NFZ), credits: CREDITS };
  }

  @FieldResolver(() => [QueueEdge], { nullable: true, description: 'Kolejki; empty unless FRESH or STALE. When the NFZ failed, an error beside the data says so.' })
  edges(@Root() heard: HeardQueues): readonly QueueEdge[] | undefined {
    return saidOrFault(heard);
  }
}

const NOTHING = { pageInfo: { hasNextPage: false }, credits: CREDITS };

function questionOf(benefit: string, wojewodztwo: string): Pick<QueueQuestion, 'benefit' | 'wojewodztwo'> {
  const name = benefit.trim();
  const code = parseWojewodztwo(wojewodztwo);
  if (name.length < BENEFIT_LENGTH.min || name.length > BENEFIT_LENGTH.max) throw hubError('BAD_USER_INPUT', 'Nazwa świadczenia (benefit) musi mieć od 3 do 250 znaków.');
  if (!code) throw hubError('BAD_USER_INPUT', 'Kod TERC województwa (wojewodztwo) jest nieprawidłowy: potrzeba 2 cyfr, parzystych od 02 do 32.');
  return { benefit: name, wojewodztwo: code };
}

interface Stretch { readonly record: readonly QueueEdge[]; readonly total: number; readonly pageInfo: QueueConnection['pageInfo'] }

/** A stretch of the list, whatever the source's pages are; each of these is asked for, and kept, as a whole. */
async function readFrom(
  queues: NonNullable<Connector['queues']>, question: Omit<QueueQuestion, 'page'>, { from, size }: { from: number; size: number }, context: Context,
): Promise<Heard<Stretch>> {
  const rows: { readonly place: number; readonly queue: HeardQueue | undefined }[] = [];
  const firstPage = Math.floor(from / QUEUES_PER_PAGE) + 1;
  let oldest: (Heard<QueuePage> & { heard: true }) | undefined;
  for (let page = firstPage; ; page += 1) {
    const heard = await queues({ ...question, page }, context);
    if (!heard.heard) return heard;
    rows.push(...heard.value.queues.map((queue, i) => ({ queue, place: (page - 1) * QUEUES_PER_PAGE + i })));
    oldest = oldest && oldest.asOf <= heard.asOf ? oldest : heard;
    if (heard.value.hasMore && page * QUEUES_PER_PAGE < from + size) continue;
    const told = rows.filter(({ place }) => place >= from && place < from + size);
    const hasNextPage = heard.value.hasMore || rows.some(({ place }) => place >= from + size);
    const record = told.flatMap(({ queue, place }) => (queue ? [{ node: shown(queue), cursor: toCursor([place]) }] : []));
    const last = told.at(-1);
    return { ...oldest, value: { record, total: heard.value.total, pageInfo: { hasNextPage, endCursor: last ? toCursor([last.place]) : null } } };
  }
}

const shown = ({ waiting, ...queue }: HeardQueue): Queue => ({
  ...queue, waitsFor: waitsFor(waiting),
  waiting: { ...(waiting.kind === 'MONTHS_WEEKS' && { months: waiting.months, weeks: waiting.weeks }), kind: waiting.kind, days: approximateDays(waiting) },
});
