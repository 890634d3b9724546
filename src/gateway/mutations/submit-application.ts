import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { SubmitApplicationInput } from '../../../schema/types/case.js';
import { ApplicationPayload } from '../../../schema/types/payload.js';
import type { ForwardedBy } from '../../core/applications/ping-pong.js';
import { SIGNATURE_OF } from '../../core/applications/submit.js';
import { isUnit } from '../../core/law/units.js';
import { submitApplication, type SubmitApplication as Submission } from '../../shell/commands/submit-application.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { whoActs, type Context } from '../context.js';
import { UUID } from '../page.js';
import { showApplication, userErrorsOf } from '../to-graph.js';
import { applicantOf, gminasOf, personConcerned } from './person-input.js';

@Resolver()
export class SubmitApplication {
  @Mutation(() => ApplicationPayload, { description: 'Złóż wniosek: it is received, and who is competent is found at once. What it lacks stands in `defects`; an e-mail or a call is a contact (`recordContact`).' })
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
  const { channel, matters, agreesToForwarding, declaration, idempotencyKey = null, contactId = null } = input;
  if (matters.length === 0 || matters.length > 20) return refuse('INVALID_VALUE', 'matters');
  if (idempotencyKey !== null && (idempotencyKey.length === 0 || idempotencyKey.length > 64)) return refuse('INVALID_VALUE', 'idempotencyKey');
  if (contactId !== null && !UUID.test(contactId)) return refuse('NOT_FOUND', 'contactId');
  const applicant = applicantOf(input.applicant, 'applicant');
  if (!applicant.ok) return applicant;
  const person = personConcerned(input.personConcerned, 'personConcerned');
  if (!person.ok) return person;
  const places = gminasOf({ realEstate: input.realEstate, school: input.school });
  if (!places.ok) return places;
  const forwardedBy = forwardedByOf(input.forwardedBy);
  if (!forwardedBy.ok) return forwardedBy;
  // K.p.a. art. 64 § 1: an address that can be found in what the centre has, is known.
  const address = applicant.value.address ?? (applicant.value.capacity === 'PERSON_CONCERNED' ? person.value.address : undefined);
  return done({
    channel, matters, idempotencyKey, contactId, forwardedBy: forwardedBy.value, person: person.value,
    ...places.value,
    applicant: {
      ...applicant.value, agreesToForwarding, signature: input.signature ?? SIGNATURE_OF[channel],
      ...(address !== undefined && { address }), ...(declaration && { declaration: declaration.clause }),
    },
  });
}

function forwardedByOf(input: SubmitApplicationInput['forwardedBy']): Outcome<ForwardedBy | null> {
  if (!input) return done(null);
  const { unit, territory = null, filedOn } = input;
  if (!isUnit(unit)) return refuse('INVALID_VALUE', 'forwardedBy.unit');
  if (territory !== null && !/^\d{2}(\d{2}(\d{3})?)?$/.test(territory)) return refuse('INVALID_VALUE', 'forwardedBy.territory');
  return done({ unit, territory, filedOn });
}
