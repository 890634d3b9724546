import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { competence } from '../../../src/core/routing/competence.js';
import { DEMO_CENTRE } from '../../../src/demo/demo-centre.js';
import { migrate, openOrm } from '../../../src/shell/store/orm.js';
import { date } from '../../case-builder.js';
import { testDatabase, type TestDatabase } from '../../postgres.js';

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

/** Empties the database, and brings it to where the first release left it. */
async function asTheFirstReleaseLeftIt(): Promise<void> {
  await owner.query('drop schema public cascade; create schema public; grant usage on schema public to hub');
  const orm = await openOrm(database.ownerUrl);
  await orm.migrator.up({ to: '001-first' });
  await orm.close(true);
}

async function oldApplication(state: string, matters: readonly string[]): Promise<string> {
  const [id, residentId] = [randomUUID(), randomUUID()];
  const place = DEMO_CENTRE.gminas[0]!;
  const person = { residence: place, stay: null, lastPermanentRegistration: null, homeless: false, foreigner: false, urgent: false, careHome: null };
  const finding = competence({ centre: DEMO_CENTRE, matters, receivedOn: date('2026-11-02'), channel: 'PAPER', agreementOfApplicant: false, person, realEstate: null, school: null });
  await owner.query('insert into resident values ($1, $2, $3, now())', [residentId, 't', randomUUID()]);
  await owner.query(
    `insert into application (id, tenant, number, state, channel, received_at, matters, applicant, person, resident_id, submitted_by, content_digest, finding)
     values ($1, 't', $2, $3, 'PAPER', '2026-11-02T08:00:00.123456Z', $4, '{}', '{}', $5, 'x', 'x', $6)`,
    [id, `W/2026/${randomUUID()}`, state, matters, residentId, JSON.stringify(finding)]);
  return id;
}

test('a database of the first release is brought up to date, and its applications know where their matters are', async () => {
  await asTheFirstReleaseLeftIt();
  const submitted = await oldApplication('SUBMITTED', ['CUS-001', 'PUP-001']);
  const assigned = await oldApplication('NEEDS_RECORDED', ['CUS-001']);
  const forwarded = await oldApplication('FORWARDED', ['PZ-001']);
  expect((await migrate(database.ownerUrl)).length).toBeGreaterThan(0);

  const { rows } = await owner.query('select application_id, place, matter, mode, unit, territory, state from application_part order by application_id, place');
  const partsOf = (id: string) => rows.filter((row) => row.application_id === id).map(({ application_id: _, ...part }) => part);
  expect(partsOf(submitted)).toEqual([
    { place: 0, matter: 'CUS-001', mode: 'INTERNAL', unit: 'CUS-PROG', territory: DEMO_CENTRE.gminas[0], state: 'OPEN' },
    { place: 1, matter: 'PUP-001', mode: 'KPA66_SPLIT', unit: 'PUP', territory: DEMO_CENTRE.gminas[0]!.slice(0, 4), state: 'OPEN' },
  ]);
  expect(partsOf(assigned)).toMatchObject([{ matter: 'CUS-001', state: 'ASSIGNED' }]);
  expect(partsOf(forwarded)).toMatchObject([{ matter: 'PZ-001', unit: 'PCPR', state: 'FORWARDED' }]);
  expect((await owner.query('select distinct received_order::text as micros from application')).rows).toEqual([{ micros: '1793606400123456' }]);
  expect(await migrate(database.ownerUrl)).toEqual([]);
});
