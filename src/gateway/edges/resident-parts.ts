import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Health, Labour, Offers, RecordLink, Registry, Resident, SocialAssistance, SourceContradiction } from '../../../schema/types/resident.js';
import { servicesOf, type Sources } from '../../../connectors/sources.js';
import { opens } from '../../core/access/purposes.js';
import { contradictions } from '../../core/residents/contradictions.js';
import { linksOf } from '../../core/residents/links.js';
import { offersFor } from '../../core/residents/offers.js';
import type { Parts } from '../../core/residents/parts.js';
import { denied, notConnected, notHeard, provenanceOf, type Provenance } from '../../core/residents/provenance.js';
import type { Purpose } from '../../vocabulary/legal-context.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import type { SourceSystem } from '../../vocabulary/source-system.js';
import type { Context } from '../context.js';
import type { AskedResident } from '../queries/resident.js';
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
  health(@Root() resident: AskedResident, @Ctx() context: Context): Promise<HeardRecord<Parts['HEALTH']>> {
    return partOf('HEALTH', resident, context);
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

  @FieldResolver(() => [SourceContradiction], { description: 'Sprzeczności: where sources disagree about who the person is. Asks the four sources that know people, as far as the purpose opens them.' })
  async contradictions(@Root() resident: AskedResident, @Ctx() context: Context): Promise<SourceContradiction[]> {
    return contradictions(await heardRecords(resident, context));
  }

  @FieldResolver(() => [RecordLink], { description: 'Powiązania: what ties each source\'s record to this person. The same PESEL with another name or date of birth is for a clerk to decide. Asks the same four sources.' })
  async links(@Root() resident: AskedResident, @Ctx() context: Context): Promise<RecordLink[]> {
    return linksOf(resident.identifier, await heardRecords(resident, context)).map(({ system, recordId, finding }) => ({
      system, recordId, zone: finding.zone, bits: finding.bits, because: finding.because, compared: finding.compared.map(({ because }) => because),
    }));
  }
}

/** What the sources that know people said, as far as they answered. */
async function heardRecords(resident: AskedResident, context: Context) {
  const systems = ['OPS', 'GMINA', 'PUP', 'HEALTH'] as const;
  const parts = await Promise.all(systems.map(async (system) => ({ system, record: (await partOf(system, resident, context)).record })));
  return parts.flatMap(({ system, record }) => (record ? [{ system, recordId: record.recordId, identity: record.identity }] : []));
}

async function partOf<S extends PersonSystem>(system: S, { identifier, legal, open }: AskedResident, context: Context): Promise<HeardRecord<Parts[S]>> {
  const closed = closedPart(system, legal.purpose, context.hub.sources);
  await open(closed ? null : OPENS[system]);
  if (closed) return closed;
  const heard = await context.load.parts[system].load({ identifier, legal });
  if (!heard) return { provenance: notConnected(system) };
  if (!heard.heard) return { provenance: notHeard(system, heard.fault), fault: heard.fault };
  return { record: heard.value as Parts[S], provenance: provenanceOf(system, heard) };
}

/** Names of the parts as the graph and the audit call them. */
const OPENS = { OPS: 'socialAssistance', GMINA: 'registry', PUP: 'labour', HEALTH: 'health' } as const satisfies Partial<Record<SourceSystem, string>>;

/** A part that no source is asked for. */
function closedPart(system: SourceSystem, purpose: Purpose, sources: Sources): { provenance: Provenance } | undefined {
  if (!opens(purpose, system)) return { provenance: denied(system, purpose) };
  return sources.find(system) ? undefined : { provenance: notConnected(system) };
}
