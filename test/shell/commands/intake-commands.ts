import { DEMO_CENTRE, DEMO_OFFICE } from '../../../src/demo/demo-centre.js';
import { callToComplete } from '../../../src/shell/commands/call-to-complete.js';
import { leaveApplication } from '../../../src/shell/commands/leave-application.js';
import { meetDeadline } from '../../../src/shell/commands/meet-deadline.js';
import { notifyDelay } from '../../../src/shell/commands/notify-delay.js';
import { pauseDeadline, resumeDeadline } from '../../../src/shell/commands/pause-deadline.js';
import { answerContact, recordContact } from '../../../src/shell/commands/record-contact.js';
import { supplementApplication } from '../../../src/shell/commands/supplement-application.js';
import { withdrawApplication } from '../../../src/shell/commands/withdraw-application.js';
import type { Work } from '../../../src/shell/commands/work.js';
import { DeadlineRow } from '../../../src/shell/store/deadline-tables.js';
import type { Actor } from '../../../src/core/access/actor.js';
import type { Outcome } from '../../../src/vocabulary/outcome.js';
import { actor, date, get, PSEUDONYMS, submission, submitting, type CaseIds, type Cases } from '../../case-builder.js';

export const ADDRESS = 'ul. Lipowa 2, 00-000 Zielone Wzgórze';

/** An application that somebody files and forgets to sign. */
export const unsigned = (serial: number, more: { readonly address?: string } = { address: ADDRESS }) =>
  submitting(serial, { applicant: { ...submission(serial).applicant, ...more, signature: 'NONE' } });

const filedBy = (who: Actor) => async (cases: Cases): Promise<CaseIds> => ({
  ...(await cases.at('NOTHING')), application: get(await cases.run(who, who.role === 'resident' ? submitting(0, { channel: 'ACCOUNT' }) : unsigned(0))).id,
});

/** Runs a command on the term to settle the matter; on an id that nobody has where there is no such case. */
const onClock = (command: (work: Work, id: string) => Promise<Outcome<unknown>>) => ({ application }: CaseIds) => async (work: Work) =>
  command(work, (await work.em.findOne(DeadlineRow, { applicationId: application, kind: 'KPA35_1_MONTH' }))?.id ?? application);

const pausing = onClock((work, id) => pauseDeadline(work, id, date('2026-11-24')));

async function paused(cases: Cases): Promise<CaseIds> {
  const ids = await cases.at('SUBMITTED');
  get(await cases.run(actor('clerk'), pausing(ids)));
  return ids;
}

export const calling = (work: Work) => recordContact(work, { channel: 'PHONE', matters: ['CUS-001'], caller: { name: 'Osoba Przykładowa', phone: '600 000 000' } });

/** The id of the contact stands where that of an application would. */
const called = async (cases: Cases): Promise<CaseIds> => ({ ...(await cases.at('NOTHING')), application: get(await cases.run(actor('clerk'), calling)).id });

/** What happens with an application before it is dealt with, and with its clocks, as the tests of every command see it. */
export const INTAKE_COMMANDS = [
  {
    name: 'call-to-complete', permission: 'application.call', stage: 'NOTHING', prepare: filedBy(actor('clerk')),
    command: ({ application }: CaseIds) => (work: Work) => callToComplete(work, application, { days: 7 }, DEMO_OFFICE),
  },
  {
    name: 'supplement-application', permission: 'application.supplement', stage: 'NOTHING', prepare: filedBy(actor('resident')),
    command: ({ application }: CaseIds) => (work: Work) => supplementApplication(work, application, { applicant: { address: 'ul. Polna 7, 00-000 Zielone Wzgórze' }, person: {}, places: {} }, { centre: DEMO_CENTRE, pseudonyms: PSEUDONYMS }),
  },
  { name: 'leave-application', permission: 'application.leave', stage: 'SUBMITTED', command: ({ application }: CaseIds) => (work: Work) => leaveApplication(work, application, DEMO_OFFICE) },
  {
    name: 'withdraw-application', permission: 'application.withdraw', stage: 'NOTHING', prepare: filedBy(actor('resident')),
    command: ({ application }: CaseIds) => (work: Work) => withdrawApplication(work, application),
  },
  { name: 'record-contact: record', permission: 'contact.record', stage: 'NOTHING', command: () => calling },
  {
    name: 'record-contact: answer', permission: 'contact.record', stage: 'NOTHING', prepare: called,
    command: ({ application }: CaseIds) => (work: Work) => answerContact(work, application),
  },
  { name: 'pause-deadline: pause', permission: 'deadline.pause', stage: 'SUBMITTED', command: pausing },
  {
    name: 'pause-deadline: resume', permission: 'deadline.pause', stage: 'NOTHING', prepare: paused,
    command: onClock((work, id) => resumeDeadline(work, id, date('2026-11-24'))),
  },
  { name: 'meet-deadline', permission: 'deadline.meet', stage: 'SUBMITTED', command: onClock((work, id) => meetDeadline(work, id, date('2026-11-24'))) },
  {
    name: 'notify-delay', permission: 'application.delay', stage: 'SUBMITTED',
    command: onClock((work, id) => notifyDelay(work, id, { reason: 'EVIDENCE', newDate: date('2027-01-29') }, DEMO_OFFICE)),
  },
] as const;
