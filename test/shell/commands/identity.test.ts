import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { decideMatch } from '../../../src/shell/commands/decide-match.js';
import { keptRecord } from '../../../src/shell/commands/identity-decisions.js';
import { linkRecord } from '../../../src/shell/commands/link-record.js';
import { recordFindings } from '../../../src/shell/commands/record-findings.js';
import { reconsiderMatch } from '../../../src/shell/commands/reconsider-match.js';
import { unlinkRecord } from '../../../src/shell/commands/unlink-record.js';
import type { Work } from '../../../src/shell/commands/work.js';
import type { Outcome } from '../../../src/vocabulary/outcome.js';
import { actor, type Cases, codeOf, get, NOW, openCases, PSEUDONYMS } from '../../case-builder.js';
import { auditedBy } from './every-command.js';
import { findings } from './identity-commands.js';

let cases: Cases;
beforeAll(async () => { cases = await openCases(); });
afterAll(() => cases.close());

const CLERK = actor('clerk');

async function resident(): Promise<string> {
  const id = randomUUID();
  await cases.rows('insert into resident (id, tenant, identifier_digest, created_at) values ($1, $2, $3, $4)', [id, CLERK.tenant, id, NOW]);
  return id;
}
const find = (residentId: string, recordId: string, surname?: string) =>
  cases.run(CLERK, (work) => recordFindings(work, residentId, findings(recordId, surname)));
const ops = (residentId: string, recordId: string) => ({ residentId, record: { system: 'OPS', recordId } }) as const;
const gmina = (residentId: string, recordId: string) => ({ residentId, record: { system: 'GMINA', recordId } }) as const;

const decisionsOn = (recordId: string) => cases.rows<{ line: string }>(
  `select resident_id || ' ' || system || ' ' || "by" || ' ' || act as line from identity_decision where record_id = $1 order by id`, [recordId]);
const reviewsOn = (recordId: string) => cases.rows<{ id: string; state: string; because: string; compared: string[] }>(
  'select id, state, because, compared from identity_review where record_id = $1 order by found_at, id', [recordId]);

describe('What the hub finds', () => {
  test('is written down once, however often it is found: a link as a decision, a doubt as a question', async () => {
    const [id, record] = [await resident(), randomUUID()];
    for (let times = 0; times < 3; times += 1) await find(id, record);
    expect((await decisionsOn(record)).map(({ line }) => line)).toEqual([`${id} GMINA HUB LINK`]);
    expect(await reviewsOn(record)).toMatchObject([{ state: 'OPEN', because: expect.stringMatching(/imię albo nazwisko inne/) }]);
  });

  test('is written down once, also when it is found four times at once', async () => {
    const [id, record] = [await resident(), randomUUID()];
    await Promise.all(Array.from({ length: 4 }, () => find(id, record)));
    expect(await decisionsOn(record)).toHaveLength(1);
    expect(await reviewsOn(record)).toHaveLength(1);
  });

  test('repeats nothing of what the records say', async () => {
    const [id, record] = [await resident(), randomUUID()];
    await find(id, record);
    const [row] = await cases.rows<{ text: string }>(
      'select (select string_agg(d::text, $$ $$) from identity_decision d where record_id = $1) || (select string_agg(r::text, $$ $$) from identity_review r where record_id = $1) as text', [record]);
    expect(row!.text).toContain(record);
    for (const said of ['Łucja', 'Trzebiatowska', 'Lipska', '84051400026', '1984', 'FEMALE']) expect(row!.text).not.toContain(said);
  });

  test('clears up a doubt when the source has corrected its record', async () => {
    const [id, record] = [await resident(), randomUUID()];
    await find(id, record);
    await find(id, record, 'Trzebiatowska');
    expect(await reviewsOn(record)).toMatchObject([{ state: 'DECIDED' }]);
    expect((await decisionsOn(record)).map(({ line }) => line)).toEqual([`${id} GMINA HUB LINK`, `${id} OPS HUB LINK`]);
  });

  test('asks about a link of its own that no longer fits', async () => {
    const [id, record] = [await resident(), randomUUID()];
    await find(id, record, 'Trzebiatowska');
    await find(id, record);
    expect(await reviewsOn(record)).toMatchObject([{ state: 'OPEN' }]);
  });

  test('does not give a record of one resident to another: it asks', async () => {
    const [one, other, record] = [await resident(), await resident(), randomUUID()];
    await find(one, record);
    await find(other, record);
    expect((await decisionsOn(record)).map(({ line }) => line)).toEqual([`${one} GMINA HUB LINK`]);
    expect(await reviewsOn(record)).toHaveLength(3);
  });
});

describe('A clerk', () => {
  const opened = async () => {
    const [id, record] = [await resident(), randomUUID()];
    await find(id, record);
    return { id, record, review: (await reviewsOn(record))[0]!.id };
  };

  test('who says that it is somebody else is not asked again, until they reconsider', async () => {
    const { id, record, review } = await opened();
    expect(get(await cases.run(CLERK, (work) => decideMatch(work, review, 'NOT_THE_SAME', 'DOCUMENT_SEEN'))).state).toBe('DECIDED');
    await find(id, record);
    expect(await reviewsOn(record)).toHaveLength(1);
    get(await cases.run(CLERK, (work) => reconsiderMatch(work, ops(id, record), 'DECIDED_BY_MISTAKE')));
    await find(id, record);
    expect((await reviewsOn(record)).map(({ state }) => state).toSorted()).toEqual(['DECIDED', 'OPEN']);
    expect(await cases.rows('select act, reason, actor_id from identity_decision where record_id = $1 and "by" = $2 order by id', [record, 'CLERK']))
      .toEqual([{ act: 'NOT_THE_SAME', reason: 'DOCUMENT_SEEN', actor_id: CLERK.id }, { act: 'RECONSIDER', reason: 'DECIDED_BY_MISTAKE', actor_id: CLERK.id }]);
  });

  test('who says that it is the same has linked it, and nobody is asked again', async () => {
    const { id, record, review } = await opened();
    get(await cases.run(CLERK, (work) => decideMatch(work, review, 'SAME', null)));
    await find(id, record);
    expect((await decisionsOn(record)).map(({ line }) => line)).toEqual([`${id} GMINA HUB LINK`, `${id} OPS CLERK LINK`]);
    expect(await reviewsOn(record)).toMatchObject([{ state: 'DECIDED' }]);
  });

  test('who does not know yet puts the question at the end of the queue', async () => {
    const { review } = await opened();
    await cases.rows('update identity_review set queued_at = $2 where id = $1', [review, new Date(NOW.getTime() - 60_000)]);
    get(await cases.run(CLERK, (work) => decideMatch(work, review, 'LATER', null)));
    expect(await cases.rows('select state, queued_at from identity_review where id = $1', [review])).toEqual([{ state: 'OPEN', queued_at: NOW }]);
  });

  test('who unlinks keeps the hub from linking again; it asks instead', async () => {
    const { id, record } = await opened();
    get(await cases.run(CLERK, (work) => unlinkRecord(work, gmina(id, record), null)));
    await find(id, record);
    expect((await decisionsOn(record)).map(({ line }) => line)).toEqual([`${id} GMINA HUB LINK`, `${id} GMINA CLERK UNLINK`]);
    expect((await reviewsOn(record)).map(({ state }) => state)).toEqual(['OPEN', 'OPEN']);
  });

  test('who links a record takes it from whoever had it, and both can see who did', async () => {
    const { id: former, record } = await opened();
    const now = await resident();
    const lines = await auditedBy(cases, () => cases.run(CLERK, (work) => linkRecord(work, gmina(now, record), 'SOURCE_CONFIRMED')));
    expect(lines.map(({ action, subject_id, result }) => ({ action, subject_id, result }))).toEqual([former, now].map((subject_id) => ({ action: 'identity.decide', subject_id, result: 'DONE' })));
    await find(former, record);
    expect((await decisionsOn(record)).map(({ line }) => line)).toEqual([`${former} GMINA HUB LINK`, `${former} GMINA CLERK UNLINK`, `${now} GMINA CLERK LINK`]);
  });

  test.each<readonly [string, (residentId: string, review: string, record: string) => (work: Work) => Promise<Outcome<unknown>>]>([
    ['links a record', (residentId, _, record) => (work) => linkRecord(work, ops(residentId, record), null)],
    ['answers that it is the same', (_, review) => (work) => decideMatch(work, review, 'SAME', null)],
  ])('who %s has answered the question whether it is anybody else\'s, and it is in their log; it comes back when the link goes', async (_, command) => {
    const { id: other, record } = await opened();
    const now = await resident();
    await find(now, record);
    const review = (await cases.rows<{ id: string }>('select id from identity_review where resident_id = $1 and system = $2', [now, 'OPS']))[0]!.id;
    const ofOps = (residentId: string) => cases.rows('select state from identity_review where resident_id = $1 and system = $2 order by state', [residentId, 'OPS']);

    const lines = await auditedBy(cases, async () => get(await cases.run(CLERK, command(now, review, record))));
    expect(new Set(lines.map(({ subject_id }) => subject_id))).toEqual(new Set([now, other]));
    await find(other, record);
    expect(await Promise.all([other, now].map(ofOps))).toEqual([[{ state: 'DECIDED' }], [{ state: 'DECIDED' }]]);
    expect(await cases.rows('select state from identity_review where resident_id = $1 and system = $2', [now, 'GMINA'])).toEqual([{ state: 'OPEN' }]);

    get(await cases.run(CLERK, (work) => unlinkRecord(work, ops(now, record), null)));
    await find(other, record);
    expect(await ofOps(other)).toEqual([{ state: 'DECIDED' }, { state: 'OPEN' }]);
  });

  test('of another centre has its own records: a link there closes nothing here', async () => {
    const { record } = await opened();
    const elsewhere = actor('clerk', { tenant: 'another-centre' });
    const theirs = randomUUID();
    await cases.rows('insert into resident (id, tenant, identifier_digest, created_at) values ($1, $2, $3, $4)', [theirs, elsewhere.tenant, theirs, NOW]);
    get(await cases.run(elsewhere, (work) => linkRecord(work, ops(theirs, record), null)));
    expect(await reviewsOn(record)).toMatchObject([{ state: 'OPEN' }]);
  });

  test.each<readonly [string, string, (id: string, record: string) => (work: Work) => ReturnType<typeof linkRecord>]>([
    ['links what is linked by a clerk', 'MATCH_DECIDED', (id, record) => async (work) => {
      get(await linkRecord(work, gmina(id, record), null));
      await work.em.flush();
      return linkRecord(work, gmina(id, record), null);
    }],
    ['unlinks what is not linked', 'RECORD_NOT_LINKED', (id, record) => (work) => unlinkRecord(work, ops(id, record), null)],
    ['reconsiders what nobody decided', 'RECORD_NOT_BARRED', (id, record) => (work) => reconsiderMatch(work, ops(id, record), null)],
    ['links an entry of a catalogue', 'INVALID_VALUE', (id, record) => (work) => linkRecord(work, { residentId: id, record: { system: 'NGO', recordId: record } }, null)],
    ['links to nobody', 'NOT_FOUND', (_, record) => (work) => linkRecord(work, ops(randomUUID(), record), null)],
  ])('who %s is told so: %s', async (_, code, command) => {
    const { id, record } = await opened();
    expect(codeOf(await cases.run(CLERK, command(id, record)))).toBe(code);
  });
});

describe('Two clerks at once', () => {
  test('who answer one question: one has decided, the other one is told so', async () => {
    const [id, record] = [await resident(), randomUUID()];
    await find(id, record);
    const review = (await reviewsOn(record))[0]!.id;
    const codes = await Promise.all((['SAME', 'NOT_THE_SAME'] as const).map(async (answer) =>
      codeOf(await cases.run(actor('clerk', { id: answer }), (work) => decideMatch(work, review, answer, null)))));
    expect(codes.toSorted()).toEqual(['DONE', 'MATCH_DECIDED']);
    expect((await decisionsOn(record)).filter(({ line }) => line.includes('CLERK'))).toHaveLength(1);
  });

  test('who give one record to two people: it belongs to one of them, and the other one has lost it', async () => {
    const [one, other, record] = [await resident(), await resident(), randomUUID()];
    const codes = await Promise.all([one, other].map(async (id) => codeOf(await cases.run(CLERK, (work) => linkRecord(work, ops(id, record), null)))));
    expect(codes).toEqual(['DONE', 'DONE']);
    const lines = (await decisionsOn(record)).map(({ line }) => line);
    const [first, second] = lines[0]!.startsWith(one) ? [one, other] : [other, one];
    expect(lines).toEqual([`${first} OPS CLERK LINK`, `${first} OPS CLERK UNLINK`, `${second} OPS CLERK LINK`]);
  });

  test('who unlink one record: the second one is told that it is not linked', async () => {
    const [id, record] = [await resident(), randomUUID()];
    await find(id, record);
    const codes = await Promise.all([1, 2].map(async () => codeOf(await cases.run(CLERK, (work) => unlinkRecord(work, gmina(id, record), null)))));
    expect(codes.toSorted()).toEqual(['DONE', 'RECORD_NOT_LINKED']);
  });
});

describe('A record is kept', () => {
  const kept = (recordId: string, system: 'OPS' | 'PUP' = 'OPS', tenant = CLERK.tenant, key = PSEUDONYMS) => keptRecord(tenant, { system, recordId }, key).recordId;

  test.each(['CBB-84051400027', '17', 'PUP/1000000006', '00000000000', '6f1c8d52-1b0e-4c0a-9b53-3f4a5c0d7e11'])('by the id of its source, where no number of a person is in it: %s', (id) =>
    expect(kept(id)).toBe(id));
  test.each(['84051400026', 'pesel:84051400026', '1261011-84051400026/2', '126101184051400026'])('by a pseudonym that comes back as it is, where one is: %s', (id) => {
    expect(kept(id)).toMatch(/^pseudonym:[a-p]{64}$/);
    expect([kept(id), kept(kept(id))]).toEqual([kept(id), kept(id)]);
  });
  test('by one that says nothing to another source, another centre or another hub', () => {
    const one = '84051400026';
    expect(new Set([kept(one), kept('84051400026-2'), kept(one, 'PUP'), kept(one, 'OPS', 'another-centre'), kept(one, 'OPS', CLERK.tenant, Buffer.alloc(32))]).size).toBe(5);
  });
});

test.each(['update identity_decision set reason = null', 'delete from identity_decision', 'truncate identity_decision'])('decisions stand as they were made, also for the owner: %s', async (sql) => {
  const client = new pg.Client({ connectionString: cases.ownerUrl });
  await client.connect();
  const code = await client.query(sql).then(() => 'done', (error: pg.DatabaseError) => error.code);
  await client.end();
  expect(code).toBe('P0001');
});
