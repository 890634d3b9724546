import type { CaseOffice, PersonAsk, Post } from '../../../connectors/connector.js';
import { LETTER_KINDS } from '../../core/letters/letter.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import { filesOf, type DispatchFile } from '../commands/dispatch-file.js';
import { later, type DispatchParts } from './dispatch-parts.js';
import { record, recordFailure, recordStep } from './record-outcome.js';

/** Hands a letter that was claimed to the operator of e-Doręczenia, once. */
export async function sendByPost(parts: DispatchParts, post: Post, file: DispatchFile, ask: PersonAsk): Promise<void> {
  const { letter: { addressee, subject, body }, row } = file;
  if (!addressee.ade) return recordFailure(parts, file, NO_ADDRESS);
  const sent = await post.send({ to: addressee.ade, subject, text: body, files: [], caseId: row.number }, ask);
  if (!sent.sent) return recordFailure(parts, file, sent);
  const { taskId } = sent.value;
  const isKept = await record(parts, file, (now) => ({ acts: ['take'], changes: { taskId, sentAt: now, nextAt: later(now, parts.pace.follow.first) } }));
  if (!isKept) parts.warn('a letter was sent that somebody else has moved meanwhile', { dispatch: file.dispatch.id, taskId });
}

const NO_ADDRESS = { certain: true, fault: { kind: 'FAULT', retryable: false } };

/** Puts a letter that was claimed into the office's EZD: its case, then its files. Goes on where an earlier try has ended. */
export async function fileInOffice(parts: DispatchParts, office: CaseOffice, file: DispatchFile, ask: PersonAsk): Promise<void> {
  const { dispatch, letter } = file;
  let caseId = dispatch.officeCaseId ?? undefined;
  if (caseId === undefined) {
    const opened = await office.fileCase({ title: LETTER_KINDS[letter.kind].name, reference: dispatch.id }, ask);
    if (!opened.sent) return recordFailure(parts, file, opened);
    caseId = opened.value.caseId;
    await recordStep(parts, file, { officeCaseId: caseId, officeSign: opened.value.sign });
  }
  let { filesFiled } = dispatch;
  for (const each of filesOf(letter).slice(filesFiled)) {
    const added = await office.addDocument(caseId, each, ask);
    if (!added.sent) return recordFailure(parts, file, added);
    filesFiled += 1;
    await recordStep(parts, file, { filesFiled });
  }
  await record(parts, file, (now) => ({ acts: ['take', 'deliver'], changes: { sentAt: now, deliveredOn: warsawDate(now) } }));
}
