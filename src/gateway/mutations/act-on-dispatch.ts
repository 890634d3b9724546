import type { DispatchPayload } from '../../../schema/types/payload.js';
import type { Work } from '../../shell/commands/work.js';
import type { DispatchRow } from '../../shell/store/letter-tables.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { whoActs, type Context } from '../context.js';
import { UUID } from '../page.js';
import { userErrorsOf } from '../to-graph.js';

export const ID_OF_DISPATCH = { description: 'Id of the dispatch.' };

/** Runs a command on one dispatch and shows what became of it. */
export async function actOnDispatch(context: Context, id: string, command: (work: Work) => Promise<Outcome<DispatchRow>>): Promise<DispatchPayload> {
  const who = whoActs(context);
  const outcome = UUID.test(id) ? await context.hub.run(who, command) : refuse('NOT_FOUND', 'id');
  return { dispatch: outcome.ok ? outcome.value : null, userErrors: userErrorsOf(outcome) };
}
