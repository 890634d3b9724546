import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AreaPresence, AssistanceOccurrence, IdentityCheck, IdentityVerification, StatedIdentityInput } from '../../../schema/types/checks.js';
import { Resident } from '../../../schema/types/resident.js';
import type { Connector, Heard, PersonAsk } from '../../../connectors/connector.js';
import { opens } from '../../core/access/purposes.js';
import type * as Checks from '../../core/residents/checks.js';
import type { StatedIdentity } from '../../core/residents/parts.js';
import { denied, notAsked, notConnected, notHeard, provenanceOf } from '../../core/residents/provenance.js';
import { isPlainText } from '../../vocabulary/plain-text.js';
import type { Context } from '../context.js';
import { hubError } from '../hub-error.js';
import type { AskedResident } from '../queries/resident.js';
import { saidOrFault, type HeardRecord } from './heard-record.js';

/** What social assistance can be asked instead of everything it has: often a yes or a no is enough (RODO art. 5 ust. 1 lit. c). */
@Resolver(() => Resident)
export class ResidentChecks {
  @FieldResolver(() => IdentityVerification, { description: 'Weryfikacja: whether what is stated of the person agrees with what social assistance has, and nothing else. Audited as it is asked.' })
  verification(
    @Root() resident: AskedResident, @Arg('stated', () => StatedIdentityInput, { description: 'What is stated.' }) stated: StatedIdentityInput, @Ctx() context: Context,
  ): Promise<HeardRecord<Checks.IdentityCheck>> {
    const identity = statedIdentity(stated);
    return asked(resident, context, 'verification', ({ verify }) => verify && ((ask) => verify(resident.identifier, identity, ask)));
  }

  @FieldResolver(() => AssistanceOccurrence, { description: 'Występowanie: in which areas social assistance has anything of the person, and nothing else.' })
  occurrence(@Root() resident: AskedResident, @Ctx() context: Context): Promise<HeardRecord<readonly Checks.AreaPresence[]>> {
    return asked(resident, context, 'occurrence', ({ occurs }) => occurs && ((ask) => occurs(resident.identifier, ask)));
  }
}

const WHAT_IT_IS = 'What the source says; empty unless FRESH. When the source failed, an error beside the data names it.';

@Resolver(() => IdentityVerification)
export class VerificationRecords {
  @FieldResolver(() => IdentityCheck, { nullable: true, description: WHAT_IT_IS })
  record(@Root() part: HeardRecord<Checks.IdentityCheck>): Checks.IdentityCheck | undefined {
    return saidOrFault(part);
  }
}

@Resolver(() => AssistanceOccurrence)
export class OccurrenceRecords {
  @FieldResolver(() => [AreaPresence], { nullable: true, description: WHAT_IT_IS })
  areas(@Root() part: HeardRecord<readonly Checks.AreaPresence[]>): readonly Checks.AreaPresence[] | undefined {
    return saidOrFault(part);
  }
}

async function asked<Said>(
  { legal, open }: AskedResident, { hub: { sources }, signal, correlationId }: Context, name: string,
  question: (ops: Connector<'OPS'>) => ((ask: PersonAsk) => Promise<Heard<Said>>) | undefined,
): Promise<HeardRecord<Said>> {
  const ops = sources.find('OPS');
  const put = ops && question(ops);
  const closed = !opens(legal.purpose, 'OPS') ? denied('OPS', legal.purpose) : !ops ? notConnected('OPS') : put ? undefined : notAsked('OPS');
  await open(closed ? null : name);
  if (closed || !put) return { provenance: closed! };
  const heard = await put({ legal, signal, correlationId });
  return heard.heard ? { record: heard.value, provenance: provenanceOf('OPS', heard) } : { provenance: notHeard('OPS', heard.fault), fault: heard.fault };
}

/** What was stated, without what was left out. Throws BAD_USER_INPUT, and repeats nothing. */
function statedIdentity({ givenName, familyName, birthDate, sex }: StatedIdentityInput): StatedIdentity {
  for (const [field, text] of Object.entries({ givenName, familyName })) {
    if (typeof text === 'string' && !isPlainText(text)) throw hubError('BAD_USER_INPUT', `Wartość (stated.${field}) musi mieć od 1 do 200 znaków, w jednym wierszu.`);
  }
  const identity = { ...(givenName && { givenName: givenName.trim() }), ...(familyName && { familyName: familyName.trim() }), ...(birthDate && { birthDate }), ...(sex && { sex }) };
  if (Object.keys(identity).length === 0) throw hubError('BAD_USER_INPUT', 'Podaj co najmniej jedną daną osoby (stated).');
  return identity;
}
