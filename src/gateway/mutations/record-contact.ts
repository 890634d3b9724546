import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { type CallerInput, RecordContactInput } from '../../../schema/types/contact.js';
import { ContactPayload } from '../../../schema/types/payload.js';
import { answerContact, type RecordContact as Recorded, recordContact } from '../../shell/commands/record-contact.js';
import type { Work } from '../../shell/commands/work.js';
import type { ContactRow } from '../../shell/store/contact-tables.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { whoActs, type Context } from '../context.js';
import { UUID } from '../page.js';
import { showContact, userErrorsOf } from '../to-graph.js';
import { isText } from './person-input.js';

@Resolver()
export class RecordContact {
  @Mutation(() => ContactPayload, { description: 'Zapisz kontakt: an e-mail or a call is no application (k.p.a. art. 63 § 1), and somebody has to ask for one.' })
  recordContact(@Arg('input', () => RecordContactInput, { description: 'Kontakt.' }) { channel, matters, caller }: RecordContactInput, @Ctx() context: Context): Promise<ContactPayload> {
    return act(context, async (work) => {
      if (matters.length > 20) return refuse('INVALID_VALUE', 'matters');
      const person = callerOf(caller);
      return person.ok ? recordContact(work, { channel, matters, caller: person.value }) : person;
    });
  }

  @Mutation(() => ContactPayload, { description: 'Zapisz, że odpowiedziano na kontakt; an application that names it in `contactId` does so by itself.' })
  answerContact(@Arg('id', () => ID, { description: 'Id of the contact.' }) id: string, @Ctx() context: Context): Promise<ContactPayload> {
    return act(context, async (work) => (UUID.test(id) ? answerContact(work, id) : refuse('NOT_FOUND', 'id')));
  }
}

async function act(context: Context, command: (work: Work) => Promise<Outcome<ContactRow>>): Promise<ContactPayload> {
  const outcome = await context.hub.run(whoActs(context), command);
  return { contact: outcome.ok ? showContact(outcome.value) : null, userErrors: userErrorsOf(outcome) };
}

const LENGTHS = { name: 200, phone: 40, email: 200 } as const;

function callerOf(input: CallerInput): Outcome<Recorded['caller']> {
  const said: { name?: string; phone?: string; email?: string } = {};
  for (const field of ['name', 'phone', 'email'] as const) {
    const text = input[field] ?? null;
    if (text === null) continue;
    if (!isText(text, LENGTHS[field])) return refuse('INVALID_VALUE', `caller.${field}`);
    said[field] = text.trim();
  }
  return done(said);
}
