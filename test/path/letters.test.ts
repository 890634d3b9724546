import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { BECAUSE } from '../../src/core/letters/dispatch-outcomes.js';
import type { Role } from '../../src/core/access/actor.js';
import { POPULATION } from '../../src/demo/population.js';
import { runningHub, type RunningHub } from '../running-hub.js';

interface Letter {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly statute: string;
  readonly addressee: { readonly role: string; readonly unit: { readonly code: string } | null };
  readonly matters: readonly string[];
  readonly dispatches: readonly { readonly id: string; readonly channel: string; readonly state: string }[];
}
interface Metryka {
  readonly isComplete: boolean;
  readonly text: string;
  readonly entries: readonly { readonly act: string; readonly actorId: string; readonly actorRole: string; readonly statute: string | null; readonly result: string; readonly documents: readonly { readonly id: string; readonly kind: string }[] }[];
}

const { identifier, givenName, familyName, gmina } = POPULATION[0]!;
const INPUT = {
  channel: 'PAPER', matters: ['PUP-001'],
  applicant: { capacity: 'PERSON_CONCERNED', identifier, givenName, familyName, address: 'ul. Polna 7, 00-950 Zielone Wzgórze' },
  personConcerned: { identifier, givenName, familyName, residence: gmina!.gmina },
};
const LETTERS = 'letters { id kind subject statute writtenAt addressee { role unit { code name } } matters dispatches { id channel state sentAt deliveredOn because } }';

describe('an application to the labour office that came to the centre', () => {
  let hub: RunningHub;
  let id: string;
  let residentId: string;
  const legal = { basis: 'k.p.a. art. 65', purpose: 'APPLICATION_HANDLING', caseId: 'W' };
  const lettersAs = async (role: Role, more = {}): Promise<Letter[]> =>
    (await hub.as(role, more).ask<{ application: { letters: Letter[] } }>(`query ($id: ID!) { application(id: $id) { ${LETTERS} } }`, { id })).application.letters;

  beforeAll(async () => {
    hub = await runningHub();
    const { submitApplication } = await hub.as('clerk').ask<{ submitApplication: { application: { id: string; residentId: string } } }>(
      'mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { application { id residentId } userErrors { code field } } }', { input: INPUT });
    ({ id, residentId } = submitApplication.application);
    await hub.as('clerk').ask('mutation ($id: ID!) { forwardApplication(id: $id) { application { state } userErrors { code } } }', { id });
  }, 60_000);
  afterAll(() => hub?.close());

  test('is forwarded with a notice to the applicant and a cover to the office', async () => {
    const letters = await lettersAs('clerk');
    expect(letters.find(({ kind }) => kind === 'FORWARDING_65')).toMatchObject({
      statute: 'k.p.a. art. 65 § 1', addressee: { role: 'APPLICANT', unit: null }, matters: ['PUP-001'], dispatches: [{ channel: 'PAPER' }],
    });
    expect(letters.find(({ kind }) => kind === 'COVER')).toMatchObject({ addressee: { role: 'UNIT', unit: { code: 'PUP' } }, dispatches: [{ channel: 'EDORECZENIA' }] });
    expect(letters.map(({ subject }) => subject).join()).not.toContain(familyName);
  });

  const openText = (role: Role, more: object, query = 'kind text(legal: $legal)', given: object = legal) => hub.as(role, more)
    .ask<{ application: { letters: { kind: string; text: string }[] } }>(`query ($id: ID!, $legal: LegalContextInput!) { application(id: $id) { letters { ${query} } } }`, { id, legal: given });

  test('what they say opens on a ground, and stands in the audit', async () => {
    const { application } = await openText('clerk', {});
    const notice = application.letters.find(({ kind }) => kind === 'FORWARDING_65')!.text;
    expect(notice).toContain(`${givenName} ${familyName}`);
    expect(notice).toContain('Powiatowy Urząd Pracy, ul. Powiatowa 2');
    expect(notice).not.toContain(identifier.value);
    const [reading] = await rows(hub, "select actor_role, purpose, opened from audit where action = 'letter.read' and object_id = $1", [id]);
    expect(reading).toMatchObject({ actor_role: 'clerk', purpose: 'APPLICATION_HANDLING' });
    expect(String((reading as { opened: string[] }).opened)).toContain('letter FORWARDING_65');
  });

  test('a resident sees the letters to the applicant of the own case, and their text', async () => {
    expect((await lettersAs('resident', { resident: residentId })).map(({ kind }) => kind)).not.toContain('COVER');
    const { application } = await openText('resident', { resident: residentId }, 'kind text(legal: $legal)', { ...legal, purpose: 'DATA_SUBJECT_ACCESS' });
    expect(application.letters.some(({ kind, text }) => kind === 'FORWARDING_65' && text.includes('Dzień dobry'))).toBe(true);
    const { application: strangers } = await hub.as('resident', { resident: '00000000-0000-4000-8000-000000000000', subject: 'stranger' })
      .ask<{ application: null }>(`query ($id: ID!) { application(id: $id) { ${LETTERS} } }`, { id });
    expect(strangers).toBeNull();
  });

  test('on the account there is no letter that must not go home by itself, until a clerk sends it', async () => {
    const { submitApplication } = await hub.as('clerk').ask<{ submitApplication: { application: { id: string } } }>(
      'mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { application { id } } }', { input: { ...INPUT, matters: ['PD-001', 'ZUS-001'] } });
    const urgent = submitApplication.application.id;
    await hub.as('clerk').ask('mutation ($id: ID!) { informApplicant(id: $id) { userErrors { code } } }', { id: urgent });
    const seen = async (role: Role, more = {}) =>
      (await hub.as(role, more).ask<{ application: { letters: Letter[] } }>(`query ($id: ID!) { application(id: $id) { ${LETTERS} } }`, { id: urgent })).application.letters;
    const [held] = await seen('clerk');
    expect(held!.dispatches).toMatchObject([{ state: 'REVIEW_REQUIRED', because: BECAUSE.HELD }]);
    expect(await seen('resident', { resident: residentId })).toEqual([]);
    await hub.as('clerk').ask('mutation ($id: ID!) { decideDispatch(id: $id, decision: SEND_AGAIN) { userErrors { code } } }', { id: held!.dispatches[0]!.id });
    expect(await seen('resident', { resident: residentId })).toHaveLength(1);
  });

  test('its metryka names who received and who forwarded it, with the letters', async () => {
    const { application: { metryka } } = await hub.as('auditor').ask<{ application: { metryka: Metryka } }>(
      'query ($id: ID!) { application(id: $id) { metryka { isComplete text entries { at actorId actorRole act statute documents { id kind } result } } } }', { id });
    expect(metryka.isComplete).toBe(true);
    expect(metryka.entries[0]).toMatchObject({ act: 'przyjęcie wniosku i ustalenie właściwości', actorRole: 'pracownik przyjmujący wnioski', result: 'wniosek złożony' });
    const forwarded = metryka.entries.find(({ act }) => act === 'przekazanie wniosku')!;
    expect(forwarded.result).toContain('powiatowy urząd pracy');
    expect(forwarded.statute).toBe('k.p.a. art. 65 § 1');
    expect(forwarded.documents.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['FORWARDING_65', 'COVER']));
    expect(metryka.entries.map(({ act }) => act).join()).not.toContain('read');
    expect(metryka.text).toContain(`identyfikator ${forwarded.documents[0]!.id}`);
    expect(await rows(hub, "select actor_role from audit where action = 'metryka.read' and object_id = $1", [id])).toEqual([{ actor_role: 'auditor' }]);
  });

  test('what was refused is not in the metryka, and a resident is not shown it', async () => {
    await hub.as('clerk').ask('mutation ($id: ID!) { forwardApplication(id: $id) { userErrors { code } } }', { id });
    const ask = 'query ($id: ID!) { application(id: $id) { metryka { entries { act } } } }';
    const { application } = await hub.as('director').ask<{ application: { metryka: Metryka } }>(ask, { id });
    expect(application.metryka.entries.filter(({ act }) => act === 'przekazanie wniosku')).toHaveLength(1);
    await expect(hub.as('resident', { resident: residentId }).ask(ask, { id })).rejects.toThrow('Twoja rola nie pozwala na tę operację.');
  });
});

async function rows(hub: RunningHub, sql: string, values: unknown[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: hub.database.ownerUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as unknown[];
  } finally {
    await client.end();
  }
}
