import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Application } from '../../../schema/types/case.js';
import { competentUnit } from '../../../schema/types/competence.js';
import { LegalContextInput } from '../../../schema/types/legal.js';
import { Dispatch, Letter } from '../../../schema/types/letter.js';
import { Metryka } from '../../../schema/types/metryka.js';
import type { Actor } from '../../core/access/actor.js';
import { mayRead, speaksForApplicant } from '../../core/access/own-cases.js';
import { isHeld } from '../../core/letters/dispatch-outcomes.js';
import { LETTER_KINDS } from '../../core/letters/letter.js';
import type { ApplicationRow } from '../../shell/store/case-tables.js';
import type { LetterRow } from '../../shell/store/letter-tables.js';
import { deliverOnAccount } from '../../shell/commands/deliver-on-account.js';
import { permitted, whoActs, type Context } from '../context.js';
import { hubError } from '../hub-error.js';
import { legalContext } from '../legal.js';
import { openCase } from '../open-case.js';
import { readMetryka } from '../queries/metryka.js';
import type { ShownApplication } from '../to-graph.js';

/** A letter as the graph shows it. The row stays at hand for its edges. */
interface ShownLetter extends Letter {
  readonly row: LetterRow;
}

const showLetter = (row: LetterRow): ShownLetter => ({
  row, id: row.id, kind: row.kind, subject: row.subject, statute: LETTER_KINDS[row.kind].statute, writtenAt: row.writtenAt, matters: row.matters,
  addressee: { role: row.addressee.role, unit: row.addressee.role === 'UNIT' ? competentUnit(row.addressee.unit) : null },
});

@Resolver(() => Application)
export class ApplicationLetters {
  @FieldResolver(() => [Letter], { description: 'Pisma w sprawie, oldest first. A resident sees those to the applicant.' })
  async letters(@Root() { id, row }: ShownApplication, @Ctx() context: Context): Promise<Letter[]> {
    const actor = permitted(context, 'letter.read');
    const letters = await context.load.lettersOfApplication.load(id);
    const shown = letters.filter((letter) => mayReadLetter(actor, row, letter));
    const held = await Promise.all(shown.map((letter) => actor.role === 'resident' && isKept(context, letter)));
    return shown.filter((_, i) => !held[i]).toSorted((a, b) => a.sequence - b.sequence).map(showLetter);
  }

  @FieldResolver(() => Metryka, { nullable: true, description: 'Metryka sprawy, for the staff of the centre and the auditor. Asking for it stands in the audit.' })
  async metryka(@Root() { row }: ShownApplication, @Ctx() context: Context): Promise<Metryka> {
    const actor = permitted(context, 'metryka.read');
    if (!mayRead(actor, row)) throw hubError('NOT_FOUND', 'Nie ma takiego wniosku albo nie masz do niego dostępu.');
    await openCase(context, row, { actor, action: 'metryka.read', objectType: 'application', objectId: row.id, opens: 'metryka', of: 'BOTH' });
    return readMetryka(context, row);
  }
}

@Resolver(() => Letter)
export class LetterEdges {
  @FieldResolver(() => [Dispatch], { description: 'Wysyłki, one for each way that was tried.' })
  dispatches(@Root() { id }: ShownLetter, @Ctx() context: Context): Promise<Dispatch[]> {
    return context.load.dispatchesOfLetter.load(id);
  }

  @FieldResolver(() => String, { description: 'Treść pisma. Personal data: on what ground you open it stands in the audit.' })
  async text(
    @Root() { row: letter }: ShownLetter, @Arg('legal', () => LegalContextInput, { description: 'On what ground.' }) legalInput: LegalContextInput, @Ctx() context: Context,
  ): Promise<string> {
    const actor = permitted(context, 'letter.read');
    const application = (await context.load.application.load(letter.applicationId))!;
    if (!mayReadLetter(actor, application, letter) || (actor.role === 'resident' && (await isKept(context, letter)))) throw hubError('NOT_FOUND', 'Nie ma takiego pisma albo nie masz do niego dostępu.');
    const legal = legalContext(actor, legalInput);
    await openCase(context, application, { actor, action: 'letter.read', objectType: 'application', objectId: application.id, legal, opens: `letter ${letter.kind} ${letter.id}`, of: 'BOTH' });
    if (actor.role === 'resident') await context.hub.run(whoActs(context), (work) => deliverOnAccount(work, letter.id)); // who opens it has it
    return letter.body;
  }
}

/** Somebody else may be at the account: what must not go home by itself is not shown there either, until a clerk sends it. */
const isKept = async ({ load }: Context, { id }: LetterRow): Promise<boolean> => (await load.dispatchesOfLetter.load(id)).some(isHeld);

/** The staff read all; on an account the applicant reads what was written to the applicant, and not what the offices write to each other. */
const mayReadLetter = (actor: Actor, application: ApplicationRow, { addressee }: LetterRow): boolean =>
  (actor.role === 'resident' ? speaksForApplicant(actor, application) && addressee.role === 'APPLICANT' : mayRead(actor, application));
