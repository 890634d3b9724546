import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { StatedName } from '../../../schema/types/identity.js';
import { Resident } from '../../../schema/types/resident.js';
import { mayRead } from '../../core/access/own-cases.js';
import { NOT_COMPARED } from '../../core/residents/links.js';
import { referencesAmong } from '../../core/residents/references.js';
import { compareStatedNames, notCompared } from '../../core/residents/stated-names.js';
import { linkStateOf } from '../../shell/commands/identity-decisions.js';
import type { Context } from '../context.js';
import type { AskedResident } from '../queries/resident.js';
import { decisionsFor, heardIdentities } from './resident-links.js';

/** An application is tied to a person by the number in it alone, and that can be somebody else's. */
@Resolver(() => Resident)
export class ResidentStated {
  @FieldResolver(() => [StatedName], { description: 'Jak wnioski nazywają tę osobę: the newest 5 applications that say who she is in different words, newest first, each compared with the register, or with the other sources where it does not know her. REVIEW: the number may be somebody else\'s. Asks the four sources that know people, as far as the purpose opens them.' })
  async statedAs(@Root() resident: AskedResident, @Ctx() context: Context): Promise<StatedName[]> {
    const { id, identifier, open } = resident;
    await open('statedAs');
    const named = await context.load.identity.differentlyNamed.load(id);
    const rows = (await Promise.all(named.map((applicationId) => context.load.application.load(applicationId)))).flatMap((row) => (row && mayRead(context.actor!, row) ? [row] : []));
    if (rows.length === 0) return []; // nothing to compare, so no source is asked
    const { records, isSilent } = await heardIdentities(resident, context);
    const references = referencesAmong(records, id, linkStateOf(await decisionsFor(id, records, context)));
    return rows.map((row) => ({ applicationId: row.id, ...(isSilent ? notCompared(NOT_COMPARED.REGISTER_SILENT) : compareStatedNames(identifier, row.person, references)) }));
  }
}
