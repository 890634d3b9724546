import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Provenance as ProvenanceType } from '../../../schema/types/provenance.js';
import { Health, Labour, Offers, Registry, Resident, SocialAssistance, SourceContradiction } from '../../../schema/types/resident.js';
import { servicesOf, type Sources } from '../../../connectors/sources.js';
import { opens } from '../../core/access/purposes.js';
import { contradictions } from '../../core/residents/contradictions.js';
import { takenAway } from '../../core/residents/links.js';
import { type Bar, barOf } from '../../core/residents/matching/decisions.js';
import type { RecordRef } from '../../core/residents/matching/pair.js';
import { offersFor } from '../../core/residents/offers.js';
import type { Parts } from '../../core/residents/parts.js';
import { denied, notConnected, notHeard, provenanceOf, type Provenance } from '../../core/residents/provenance.js';
import { keptRecord, linkStateOf } from '../../shell/commands/identity-decisions.js';
import type { Purpose } from '../../vocabulary/legal-context.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import type { SourceSystem } from '../../vocabulary/source-system.js';
import type { Context } from '../context.js';
import type { AskedResident } from '../queries/resident.js';
import type { HeardHealth } from './health-care.js';
import type { HeardRecord } from './heard-record.js';

type PersonSystem = keyof typeof OPENS;

/** The parts of a resident: a source is asked when its part is selected, once, and after the audit knows. */
@Resolver(() => Resident)
export class ResidentParts {
  @FieldResolver()
  async id(@Root() { id, open }: AskedResident): Promise<string> {
    await open('id');
    return id;
  }

  @FieldResolver(() => SocialAssistance, { nullable: true, description: 'Pomoc społeczna, from the OPS.' })
  socialAssistance(@Root() resident: AskedResident, @Ctx() context: Context): Promise<HeardRecord<Parts['OPS']>> {
    return partOf('OPS', resident, context);
  }

  @FieldResolver(() => Registry, { nullable: true, description: 'Rejestr mieszkańców, from the gmina.' })
  registry(@Root() resident: AskedResident, @Ctx() context: Context): Promise<HeardRecord<Parts['GMINA']>> {
    return partOf('GMINA', resident, context);
  }

  @FieldResolver(() => Labour, { nullable: true, description: 'Rynek pracy, from the PUP.' })
  labour(@Root() resident: AskedResident, @Ctx() context: Context): Promise<HeardRecord<Parts['PUP']>> {
    return partOf('PUP', resident, context);
  }

  @FieldResolver(() => Health, { nullable: true, description: 'Zdrowie, from the health provider.' })
  async health(@Root() resident: AskedResident, @Ctx() context: Context): Promise<HeardHealth> {
    return { ...(await partOf('HEALTH', resident, context)), resident };
  }

  @FieldResolver(() => Offers, { nullable: true, description: 'Oferta organizacji pozarządowych that fits the person\'s age.' })
  async offers(@Root() { identifier, legal, open }: AskedResident, @Ctx() context: Context): Promise<HeardRecord<Parts['NGO']>> {
    const { sources, clock } = context.hub;
    const closed = closedPart('NGO', legal.purpose, sources);
    await open(closed ? null : 'offers');
    if (closed) return closed;
    const heard = await sources.find('NGO')?.catalogue?.(context);
    if (!heard) return { provenance: notConnected('NGO') };
    if (!heard.heard) return { provenance: notHeard('NGO', heard.fault), fault: heard.fault };
    const record = { offers: offersFor(servicesOf([{ system: 'NGO', heard }]), identifier, warsawDate(clock())) };
    return { record, provenance: provenanceOf('NGO', heard) };
  }

  @FieldResolver(() => [SourceContradiction], { description: 'Sprzeczności: where sources that answered disagree about who the person is. Asks the four sources that know people, as far as the purpose opens them; `unheard` says which of them were silent.' })
  async contradictions(@Root() resident: AskedResident, @Ctx() context: Context): Promise<SourceContradiction[]> {
    const parts = await heardParts(resident, context);
    return contradictions(parts.flatMap(({ system, record, bar }) => (record && !bar ? [{ system, identity: record.identity }] : [])));
  }

  @FieldResolver(() => [ProvenanceType], { description: 'Nie odpowiedziały: which of the four sources that know people did not answer now, and why. What they would say is not known, so `contradictions` and `links` may lack it. Asks the same four, as far as the purpose opens them.' })
  async unheard(@Root() resident: AskedResident, @Ctx() context: Context): Promise<Provenance[]> {
    return (await heardParts(resident, context)).flatMap(({ provenance }) => (provenance.state === 'UNAVAILABLE' ? [provenance] : []));
  }
}

/** A part as it was heard. `bar`: a clerk said that its record is of somebody else, so it is compared and not shown. */
interface HeardPart<S extends PersonSystem = PersonSystem> extends HeardRecord<Parts[S]> {
  readonly system: S;
  /** The record as the hub keeps it, where one was heard. */
  readonly kept?: RecordRef;
  readonly bar?: Bar;
}

/** The parts of the sources that know people, as far as the purpose opens them. */
export const heardParts = (resident: AskedResident, context: Context): Promise<HeardPart[]> =>
  Promise.all((['OPS', 'GMINA', 'PUP', 'HEALTH'] as const).map((system) => heardPart(system, resident, context)));

async function partOf<S extends PersonSystem>(system: S, resident: AskedResident, context: Context): Promise<HeardRecord<Parts[S]>> {
  const { bar, ...part } = await heardPart(system, resident, context);
  return bar ? { provenance: takenAway(system, bar) } : part;
}

async function heardPart<S extends PersonSystem>(system: S, { id, identifier, legal, open }: AskedResident, context: Context): Promise<HeardPart<S>> {
  const closed = closedPart(system, legal.purpose, context.hub.sources);
  await open(closed ? null : OPENS[system]);
  if (closed) return { system, ...closed };
  const heard = await context.load.parts[system].load({ identifier, legal });
  if (!heard) return { system, provenance: notConnected(system) };
  if (!heard.heard) return { system, provenance: notHeard(system, heard.fault), fault: heard.fault };
  const record = heard.value as Parts[S];
  const kept = keptRecord(context.actor!.tenant, { system, recordId: record.recordId }, context.hub.pseudonyms);
  const { decisionsOn, wereDecided } = context.load.identity;
  const bar = (await wereDecided.load(kept)) ? barOf(linkStateOf(await decisionsOn.load(kept)), { residentId: id, record: kept }) : undefined;
  return { system, record, kept, provenance: provenanceOf(system, heard), ...(bar && { bar }) };
}

/** Names of the parts as the graph and the audit call them. */
const OPENS = { OPS: 'socialAssistance', GMINA: 'registry', PUP: 'labour', HEALTH: 'health' } as const satisfies Partial<Record<SourceSystem, string>>;

/** A part that no source is asked for. */
function closedPart(system: SourceSystem, purpose: Purpose, sources: Sources): { provenance: Provenance } | undefined {
  if (!opens(purpose, system)) return { provenance: denied(system, purpose) };
  return sources.find(system) ? undefined : { provenance: notConnected(system) };
}
