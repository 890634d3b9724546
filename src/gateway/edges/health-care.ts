import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Heard } from '../../../connectors/connector.js';
import { Appointment, CareRequest } from '../../../schema/types/care.js';
import { Health } from '../../../schema/types/resident.js';
import type { Appointment as Booked } from '../../core/residents/appointments.js';
import type { CareRequest as Ordered } from '../../core/residents/care-requests.js';
import type { HealthPart } from '../../core/residents/parts.js';
import type { Context } from '../context.js';
import type { RecordKey } from '../loaders/care-loaders.js';
import type { AskedResident } from '../queries/resident.js';
import { saidOrFault, sourceError, type HeardRecord } from './heard-record.js';

/** The part, and whose it is: what is booked and ordered is asked for, and audited, by itself. */
export interface HeardHealth extends HeardRecord<HealthPart> {
  readonly resident: AskedResident;
}

const WHEN_EMPTY = 'Null where the part has no record, and, with an error beside the data, where the source failed. No notes, no reasons.';

/** Asked of the record that the part found, when it is selected. */
@Resolver(() => Health)
export class HealthCare {
  @FieldResolver(() => [Appointment], { nullable: true, description: `Wizyty at the health provider, by start; cancelled ones are shown as such. ${WHEN_EMPTY}` })
  appointments(@Root() part: HeardHealth, @Ctx() { load }: Context): Promise<readonly Booked[] | undefined> {
    return ofRecord('appointments', part, (key) => load.care.appointments.load(key));
  }

  @FieldResolver(() => [CareRequest], {
    nullable: true, description: `Zlecenia of the health provider, newest first, and what it forbids (\`prohibited\`). ${WHEN_EMPTY}`,
  })
  careRequests(@Root() part: HeardHealth, @Ctx() { load }: Context): Promise<readonly Ordered[] | undefined> {
    return ofRecord('careRequests', part, (key) => load.care.careRequests.load(key));
  }
}

async function ofRecord<Said>(
  what: string, part: HeardHealth, ask: (key: RecordKey) => Promise<Heard<readonly Said[]> | undefined>,
): Promise<readonly Said[] | undefined> {
  const record = saidOrFault(part);
  if (!record) return undefined;
  const { open, legal } = part.resident;
  await open(what);
  const heard = await ask({ recordId: record.recordId, legal });
  if (heard && !heard.heard) throw sourceError(heard.fault);
  return heard?.value;
}
