import { linksOf } from '../../../src/core/residents/links.js';
import type { StatedIdentity } from '../../../src/core/residents/parts.js';
import { decideMatch } from '../../../src/shell/commands/decide-match.js';
import { linkRecord } from '../../../src/shell/commands/link-record.js';
import { reconsiderMatch } from '../../../src/shell/commands/reconsider-match.js';
import { recordFindings } from '../../../src/shell/commands/record-findings.js';
import { unlinkRecord } from '../../../src/shell/commands/unlink-record.js';
import type { Work } from '../../../src/shell/commands/work.js';
import { ApplicationRow } from '../../../src/shell/store/case-tables.js';
import { IdentityReviewRow } from '../../../src/shell/store/identity-tables.js';
import { parsePersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import type { Outcome } from '../../../src/vocabulary/outcome.js';
import { actor, type CaseIds, type Cases, get } from '../../case-builder.js';

const IDENTIFIER = parsePersonIdentifier({ type: 'PESEL', value: '84051400026' })!;
const STATED: StatedIdentity = { givenName: 'Łucja', familyName: 'Trzebiatowska', sex: 'FEMALE' };

/** What the hub finds when the OPS has one number under another surname than the register: a link and a question. */
export function findings(recordId: string, familyName = 'Lipska') {
  return linksOf({ identifier: IDENTIFIER }, [
    { system: 'OPS', recordId, identity: { ...STATED, familyName } }, { system: 'GMINA', recordId, identity: STATED },
  ], '', { links: [], bars: [] });
}

/** The resident of an application; an id that nobody has where there is no application. */
const residentOf = async ({ em }: Work, { application }: CaseIds): Promise<string> =>
  (await em.findOne(ApplicationRow, { id: application }))?.residentId ?? application;

type Command = (ids: CaseIds) => (work: Work) => Promise<Outcome<unknown>>;

/** A case with its findings written down; `more` is done to it as well. */
const found = (more?: Command) => async (cases: Cases): Promise<CaseIds> => {
  const ids = await cases.at('SUBMITTED');
  await cases.run(actor('clerk'), async (work) => recordFindings(work, await residentOf(work, ids), findings(ids.application)));
  if (more) get(await cases.run(actor('clerk'), more(ids)));
  return ids;
};

const onRecord = (decide: typeof linkRecord, system: 'OPS' | 'GMINA'): Command => (ids) => async (work) =>
  decide(work, { residentId: await residentOf(work, ids), record: { system, recordId: ids.application } }, null);

const answered: Command = ({ application }) => async (work) => {
  const review = await work.em.findOne(IdentityReviewRow, { recordId: application, state: 'OPEN' });
  return decideMatch(work, review?.id ?? application, 'SAME', 'DOCUMENT_SEEN');
};

/** The commands about who is who, as the tests of every command see them. */
export const IDENTITY_COMMANDS = [
  { name: 'decide-match', permission: 'identity.decide', stage: 'SUBMITTED', prepare: found(), command: answered },
  { name: 'link-record', permission: 'identity.decide', stage: 'SUBMITTED', prepare: found(), command: onRecord(linkRecord, 'OPS') },
  { name: 'reconsider-match', permission: 'identity.decide', stage: 'SUBMITTED', prepare: found(onRecord(unlinkRecord, 'GMINA')), command: onRecord(reconsiderMatch, 'GMINA') },
  { name: 'unlink-record', permission: 'identity.decide', stage: 'SUBMITTED', prepare: found(), command: onRecord(unlinkRecord, 'GMINA') },
] as const;
