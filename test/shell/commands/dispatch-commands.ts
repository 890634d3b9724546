import { decideDispatch } from '../../../src/shell/commands/decide-dispatch.js';
import { recordDelivery } from '../../../src/shell/commands/record-delivery.js';
import { recordPosting } from '../../../src/shell/commands/record-posting.js';
import type { Work } from '../../../src/shell/commands/work.js';
import { DispatchRow } from '../../../src/shell/store/letter-tables.js';
import type { Outcome } from '../../../src/vocabulary/outcome.js';
import { actor, type CaseIds, type Cases, date, forwardedCase, get } from '../../case-builder.js';

/** Runs a command on the letter on paper of a case; on an id that nobody has where there is no such case. */
const onPaper = (command: (work: Work, id: string) => Promise<Outcome<unknown>>) => ({ application }: CaseIds) => async (work: Work) =>
  command(work, (await work.em.findOne(DispatchRow, { applicationId: application, channel: 'PAPER' }))?.id ?? application);

async function posted(cases: Cases): Promise<CaseIds> {
  const ids = await forwardedCase(cases);
  get(await cases.run(actor('clerk'), onPaper(recordPosting)(ids)));
  return ids;
}

/** What clerks do with letters, as the tests of every command see it. */
export const DISPATCH_COMMANDS = [
  { name: 'record-posting', permission: 'letter.dispatch', stage: 'NOTHING', prepare: (cases: Cases) => forwardedCase(cases), command: onPaper(recordPosting) },
  {
    name: 'record-delivery', permission: 'letter.dispatch', stage: 'NOTHING', prepare: posted,
    command: onPaper((work, id) => recordDelivery(work, id, { on: date('2026-11-24'), undelivered: false })),
  },
  {
    name: 'decide-dispatch', permission: 'letter.dispatch', stage: 'NOTHING', prepare: (cases: Cases) => forwardedCase(cases),
    command: onPaper((work, id) => decideDispatch(work, id, 'GIVE_UP', null)),
  },
  {
    name: 'decide-dispatch: on paper', permission: 'letter.dispatch', stage: 'NOTHING', prepare: (cases: Cases) => forwardedCase(cases),
    command: ({ application }: CaseIds) => async (work: Work) =>
      decideDispatch(work, (await work.em.findOne(DispatchRow, { applicationId: application, channel: 'EDORECZENIA' }))?.id ?? application, 'ON_PAPER', null),
  },
] as const;
