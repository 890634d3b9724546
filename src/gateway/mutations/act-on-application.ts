import type { ApplicationPayload } from '../../../schema/types/payload.js';
import type { Work } from '../../shell/commands/work.js';
import type { ApplicationRow } from '../../shell/store/case-tables.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { whoActs, type Context } from '../context.js';
import { UUID } from '../page.js';
import { showApplication, userErrorsOf } from '../to-graph.js';

/** Which matters of an application an act is about: the argument of the acts that can be done in part. */
export const MATTERS = 'Sprawy, by code: only these of the application. Left out: all that the finding wants this done with.';

/** Runs a command on one application and shows what became of it. */
export async function actOnApplication(context: Context, id: string, command: (work: Work) => Promise<Outcome<ApplicationRow>>): Promise<ApplicationPayload> {
  const who = whoActs(context);
  const outcome = UUID.test(id) ? await context.hub.run(who, command) : refuse('NOT_FOUND', 'id');
  return { application: outcome.ok ? showApplication(outcome.value) : null, userErrors: userErrorsOf(outcome) };
}
