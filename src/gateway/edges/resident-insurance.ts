import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Insurance, InsuranceRecord } from '../../../schema/types/insurance.js';
import { Resident } from '../../../schema/types/resident.js';
import { opens } from '../../core/access/purposes.js';
import type { InsurancePart } from '../../core/residents/parts.js';
import { denied, notConnected, notHeard, provenanceOf } from '../../core/residents/provenance.js';
import { HEALTH_PARTNER_NAMES } from '../../vocabulary/source-system.js';
import type { Context } from '../context.js';
import type { AskedResident } from '../queries/resident.js';
import { saidOrFault, type HeardRecord } from './heard-record.js';

const { EWUS } = HEALTH_PARTNER_NAMES;

/** A part that belongs to HEALTH, with its purposes, and is asked elsewhere. */
@Resolver(() => Resident)
export class ResidentInsurance {
  @FieldResolver(() => Insurance, { nullable: true, description: 'Ubezpieczenie zdrowotne today, from eWUŚ.' })
  async insurance(@Root() { identifier, legal, open }: AskedResident, @Ctx() context: Context): Promise<HeardRecord<InsurancePart>> {
    const closed = closedInsurance(legal.purpose, context);
    await open(closed ? null : 'insurance');
    const heard = closed ? undefined : await context.load.parts.insurance.load({ identifier, legal });
    if (!heard) return { provenance: closed ?? notConnected('HEALTH', EWUS) };
    if (!heard.heard) return { provenance: notHeard('HEALTH', heard.fault, EWUS), fault: heard.fault };
    return { record: heard.value, provenance: provenanceOf('HEALTH', heard, EWUS) };
  }
}

@Resolver(() => Insurance)
export class InsuranceRecords {
  @FieldResolver(() => InsuranceRecord, { nullable: true, description: 'What eWUŚ says; empty unless FRESH or STALE. When it failed, an error beside the data names it.' })
  record(@Root() part: HeardRecord<InsurancePart>): InsurancePart | undefined {
    return saidOrFault(part);
  }
}

function closedInsurance(purpose: AskedResident['legal']['purpose'], { hub: { sources } }: Context) {
  if (!opens(purpose, 'HEALTH')) return denied('HEALTH', purpose, EWUS);
  return sources.find('HEALTH')?.insurance ? undefined : notConnected('HEALTH', EWUS);
}
