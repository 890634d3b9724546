import { describe, expect, test } from '@jest/globals';
import { type CaseParties, mayRead, mayReadWork, speaksForApplicant } from '../../../src/core/access/own-cases.js';
import type { Actor } from '../../../src/core/access/actor.js';

const who = (more: Partial<Actor>): Actor => ({ id: 'somebody', tenant: 'zielone-wzgorze', role: 'resident', ...more });

describe('a case that a carer filed', () => {
  const paper: CaseParties = { tenant: 'zielone-wzgorze', account: null, applicantId: 'carer', residentId: 'mother' };
  const online: CaseParties = { ...paper, account: 'account-1' };
  test.each<readonly [string, Actor, CaseParties, read: boolean, work: boolean, speaks: boolean]>([
    ['a clerk', who({ role: 'clerk' }), paper, true, true, true],
    ['a clerk of another tenant', who({ role: 'clerk', tenant: 'inna-gmina' }), paper, false, false, false],
    ['the carer', who({ resident: 'carer' }), paper, true, true, true],
    ['whom it is about', who({ resident: 'mother' }), paper, true, true, false],
    ['another resident', who({ resident: 'neighbour' }), paper, false, false, false],
    ['an account of nobody', who({}), paper, false, false, false],
    ['the account that filed it, tied to the carer', who({ id: 'account-1', resident: 'carer' }), online, true, true, true],
    ['the account that filed it, tied to nobody', who({ id: 'account-1' }), online, true, false, true],
    ['the account that filed it, in another tenant', who({ id: 'account-1', tenant: 'inna-gmina' }), online, false, false, false],
    ['another account of nobody', who({ id: 'account-2' }), online, false, false, false],
    ['a resident whose account is called like the clerk who wrote it down', who({ id: 'clerk-1', resident: 'neighbour' }), paper, false, false, false],
    ['a resident, of a case whose applicant is not kept', who({ resident: 'carer' }), { ...paper, applicantId: null }, false, false, false],
  ])('%s', (_, actor, parties, read, work, speaks) => {
    expect([mayRead(actor, parties), mayReadWork(actor, parties), speaksForApplicant(actor, parties)]).toEqual([read, work, speaks]);
  });
});
