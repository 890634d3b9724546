import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROLES, type Role } from '../../../src/core/access/actor.js';
import { PERMISSIONS } from '../../../src/core/access/permissions.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { actor, type Cases, codeOf, openCases } from '../../case-builder.js';
import { auditedBy, caseFor, EVERY_COMMAND, everythingButTheAudit } from './every-command.js';

let cases: Cases;
beforeAll(async () => { cases = await openCases(); });
afterAll(() => cases.close());

let serial = 100;

/** Files of the folder that are no commands: what commands share, and what finds a resident. */
const NO_COMMANDS = new Set([
  'case-file', 'decide-on-record', 'deliver-on-account', 'dispatch-file', 'find-resident', 'identity-decisions', 'keep-deadlines', 'known-people', 'move-application', 'pass-on', 'record-findings', 'work', 'write-letter',
]);

test('every command of the shell is in these tests', () => {
  const stems = readdirSync(join(PROJECT_ROOT, 'src/shell/commands')).map((file) => file.replace(/\.ts$/, ''));
  expect(stems.filter((stem) => !NO_COMMANDS.has(stem))).toEqual([...new Set(EVERY_COMMAND.map(({ name }) => name.split(':')[0]!))].toSorted());
});

describe.each(EVERY_COMMAND)('$name', (one) => {
  const { permission, command } = one;
  const allowed = Object.keys(ROLES).filter((role) => (PERMISSIONS[permission] as readonly string[]).includes(role)) as Role[];
  const refused = [...Object.keys(ROLES), 'system'].filter((role) => !allowed.includes(role as Role)) as (Role | 'system')[];

  test.each(allowed)('%s may, and the audit says that it was done', async (role) => {
    const ids = await caseFor(one, cases);
    const who = actor(role);
    let outcome = 'nothing came back';
    const lines = await auditedBy(cases, async () => { outcome = codeOf(await cases.run(who, command(ids, (serial += 1)))); });
    expect(outcome).toBe('DONE');
    expect(lines).toEqual([expect.objectContaining({ action: permission, actor_id: who.id, actor_role: role, tenant: who.tenant, result: 'DONE' })]);
  });

  test.each(refused)('%s may not: the audit says so, and nothing else changes', async (role) => {
    const ids = await caseFor(one, cases);
    const before = await everythingButTheAudit(cases);
    const who = actor(role);
    let outcome = 'nothing came back';
    const lines = await auditedBy(cases, async () => { outcome = codeOf(await cases.run(who, command(ids, (serial += 1)))); });
    expect(outcome).toBe('NOT_PERMITTED');
    expect(lines).toEqual([expect.objectContaining({ action: permission, actor_id: who.id, actor_role: role, result: 'NOT_PERMITTED' })]);
    expect(await everythingButTheAudit(cases)).toBe(before);
  });
});

const ON_AN_OBJECT = EVERY_COMMAND.filter(({ name }) => !['submit-application', 'register-provider', 'record-contact: record'].includes(name));

test.each(ON_AN_OBJECT)('$name: to another tenant the object does not exist, whatever the role', async (one) => {
  const ids = await caseFor(one, cases);
  const before = await everythingButTheAudit(cases);
  for (const role of Object.keys(ROLES) as Role[]) {
    const stranger = actor(role, { tenant: 'other-gmina' });
    let outcome = 'nothing came back';
    const lines = await auditedBy(cases, async () => { outcome = codeOf(await cases.run(stranger, one.command(ids, 0))); });
    expect([role, outcome]).toEqual([role, 'NOT_FOUND']);
    expect(lines).toEqual([expect.objectContaining({ action: one.permission, tenant: 'other-gmina', result: 'NOT_FOUND', subject_id: null })]);
  }
  expect(await everythingButTheAudit(cases)).toBe(before);
});

test.each(ON_AN_OBJECT)('$name: what does not exist reads as what is not yours, and the attempt is audited', async (one) => {
  const nothing = await cases.at('NOTHING');
  const role = PERMISSIONS[one.permission][0];
  let outcome = 'nothing came back';
  const lines = await auditedBy(cases, async () => { outcome = codeOf(await cases.run(actor(role), one.command(nothing, 0))); });
  expect(outcome).toBe('NOT_FOUND');
  expect(lines.map(({ action, result }) => ({ action, result }))).toEqual([{ action: one.permission, result: 'NOT_FOUND' }]);
});

const ANSWERS = EVERY_COMMAND.filter(({ name }) => name.startsWith('answer-referral'));

test.each(ANSWERS)('$name: to another provider the referral does not exist, nor to a provider\'s token that names none', async (one) => {
  const ids = await caseFor(one, cases);
  const before = await everythingButTheAudit(cases);
  const { provider: _, ...nameless } = actor('provider');
  for (const who of [actor('provider', { provider: 'p-0002' }), actor('provider', { provider: '' }), nameless]) {
    let outcome = 'nothing came back';
    const lines = await auditedBy(cases, async () => { outcome = codeOf(await cases.run(who, one.command(ids, 0))); });
    expect(outcome).toBe('NOT_FOUND');
    expect(lines).toEqual([expect.objectContaining({ action: one.permission, result: 'NOT_FOUND', subject_id: null })]);
  }
  expect(await everythingButTheAudit(cases)).toBe(before);
});
