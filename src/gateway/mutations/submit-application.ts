import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { SubmitApplicationInput } from '../../../schema/types/case.js';
import { ApplicationPayload } from '../../../schema/types/payload.js';
import { submitApplication, type SubmitApplication as Submission } from '../../shell/commands/submit-application.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { whoActs, type Context } from '../context.js';
import { showApplication, userErrorsOf } from '../to-graph.js';
import { namedPerson, personConcerned } from './person-input.js';

@Resolver()
export class SubmitApplication {
  @Mutation(() => ApplicationPayload, { description: 'Złóż wniosek: it is received, and who is competent is found at once.' })
  async submitApplication(
    @Arg('input', () => SubmitApplicationInput, { description: 'Wniosek.' }) input: SubmitApplicationInput, @Ctx() context: Context,
  ): Promise<ApplicationPayload> {
    const who = whoActs(context);
    const submission = toSubmission(input);
    if (!submission.ok) return { userErrors: userErrorsOf(submission) };
    const { run, centre, pseudonyms } = context.hub;
    const outcome = await run(who, (work) => submitApplication(work, submission.value, centre, pseudonyms));
    return { application: outcome.ok ? showApplication(outcome.value) : null, userErrors: userErrorsOf(outcome) };
  }
}

function toSubmission(input: SubmitApplicationInput): Outcome<Submission> {
  const { channel, matters, agreesToForwarding, declaration, idempotencyKey = null } = input;
  if (matters.length === 0 || matters.length > 20) return refuse('INVALID_VALUE', 'matters');
  if (idempotencyKey !== null && (idempotencyKey.length === 0 || idempotencyKey.length > 64)) return refuse('INVALID_VALUE', 'idempotencyKey');
  const applicant = namedPerson(input.applicant, 'applicant');
  if (!applicant.ok) return applicant;
  const person = personConcerned(input.personConcerned, 'personConcerned');
  if (!person.ok) return person;
  return done({
    channel, matters, idempotencyKey, person: person.value,
    applicant: { ...applicant.value, capacity: input.applicant.capacity, agreesToForwarding, ...(declaration && { declaration: declaration.clause }) },
  });
}
