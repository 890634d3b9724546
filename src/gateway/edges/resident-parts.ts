import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Health, Labour, Offers, Registry, Resident, SocialAssistance, SourceContradiction } from '../../../schema/types/resident.js';
import type { SourceFault } from '../../../connectors/connector.js';
import { servicesOf } from '../../../connectors/sources.js';
import { opens } from '../../core/access/purposes.js';
import { contradictions } from '../../core/residents/contradictions.js';
import { offersFor } from '../../core/residents/offers.js';
import type { Parts } from '../../core/residents/parts.js';
import { denied, fresh, notConnected, notHeard, stale, type Provenance } from '../../core/residents/provenance.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import type { SourceSystem } from '../../vocabulary/source-system.js';
import { whoActs, type Context } from '../context.js';
import type { AskedResident } from '../queries/resident.js';

type PersonSystem = Exclude<SourceSystem, 'NGO'>;

/** One part: what was said, or the fault that `record` reports beside `provenance`. */
export interface HeardRecord<Said> {
  readonly provenance: Provenance;
  readonly record?: Said;
  readonly fault?: SourceFault;
}

/** The parts of a resident: a source is asked when its part is selected, once, and after the audit knows. */
@Resolver(() => Resident)
export class ResidentParts {
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
  async offers(@Root() { id, identifier, legal }: AskedResident, @Ctx() context: Context): Promise<HeardRecord<Parts['NGO']>> {
    if (!opens(legal.purpose, 'NGO')) return { provenance: denied('NGO', legal.purpose) };
    const { sources, clock } = context.hub;
    const connector = sources.find('NGO');
    if (!connector?.catalogue) return { provenance: notConnected('NGO') };
    await context.load.reads.load({ ...readOf(id, legal, context), opens: 'offers' });
    const heard = await connector.catalogue(context);
    if (!heard.heard) return { provenance: notHeard('NGO', heard.fault.kind), fault: heard.fault };
    const record = { offers: offersFor(servicesOf([{ system: 'NGO', heard }]), identifier, warsawDate(clock())) };
    return { record, provenance: provenanceOf('NGO', heard) };
  }

  @FieldResolver(() => [SourceContradiction], { description: 'Sprzeczności: where sources disagree about who the person is. Asks the four sources that know people, as far as the purpose opens them.' })
  async contradictions(@Root() resident: AskedResident, @Ctx() context: Context): Promise<SourceContradiction[]> {
    const systems = ['OPS', 'GMINA', 'PUP', 'HEALTH'] as const;
    const parts = await Promise.all(systems.map(async (system) => ({ system, record: (await partOf(system, resident, context)).record })));
    return contradictions(parts.flatMap(({ system, record }) => (record ? [{ system, identity: record.identity }] : [])));
  }
}

async function partOf<S extends PersonSystem>(system: S, { id, identifier, legal }: AskedResident, context: Context): Promise<HeardRecord<Parts[S]>> {
  if (!opens(legal.purpose, system)) return { provenance: denied(system, legal.purpose) };
  if (!context.hub.sources.find(system)) return { provenance: notConnected(system) };
  await context.load.reads.load({ ...readOf(id, legal, context), opens: OPENS[system] });
  const heard = await context.load.parts[system].load({ identifier, legal });
  if (!heard) return { provenance: notConnected(system) };
  if (!heard.heard) return { provenance: notHeard(system, heard.fault.kind), fault: heard.fault };
  return { record: heard.value as Parts[S], provenance: provenanceOf(system, heard) };
}

/** Names of the parts as the graph and the audit call them. */
const OPENS = { OPS: 'socialAssistance', GMINA: 'registry', PUP: 'labour', HEALTH: 'health' } as const satisfies Record<PersonSystem, string>;

const readOf = (id: string, legal: AskedResident['legal'], context: Context) =>
  ({ actor: whoActs(context).actor, action: 'resident.read', objectType: 'resident', objectId: id, subjectId: id, legal }) as const;

const provenanceOf = (system: SourceSystem, { asOf, staleBecause }: { asOf: Date; staleBecause?: string }): Provenance =>
  staleBecause === undefined ? fresh(system, asOf) : stale(system, asOf, staleBecause);
