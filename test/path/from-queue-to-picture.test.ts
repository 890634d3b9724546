import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { PESEL_SYSTEM } from '../../connectors/health/translate.js';
import { POPULATION } from '../../src/demo/population.js';
import { runningHub, type RunningHub } from '../running-hub.js';

const legal = { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'W/2026/000001' };
/** The health provider has this person under another surname, in a record that it numbers by her PESEL. */
const NUMBERED = POPULATION[4]!;
const PESEL = NUMBERED.identifier.value;
const PATIENT = {
  resourceType: 'Patient', id: PESEL, identifier: [{ system: PESEL_SYSTEM, value: PESEL }],
  name: [{ use: 'official', family: 'Dawniejsza', given: [NUMBERED.givenName] }], gender: NUMBERED.sex.toLowerCase(), birthDate: NUMBERED.birthDate,
};
/** The OPS has the first one under another surname; the other one nobody doubts. */
const [DOUBTED, ANOTHER] = [POPULATION[12]!, POPULATION[3]!];

interface Link { readonly system: string; readonly recordId: string; readonly made: string | null; readonly decision: string | null; readonly because: string; readonly reviewId: string | null }
interface Part { readonly provenance: { readonly state: string; readonly because: string }; readonly record: object | null }
interface Picture { readonly id: string; readonly links: readonly Link[]; readonly health: Part; readonly socialAssistance: Part; readonly contradictions: readonly object[] }
interface Review { readonly id: string; readonly residentId: string; readonly system: string; readonly recordId: string; readonly applicationId: string | null }

const SHOWN = `id links { system recordId made decision because reviewId } contradictions { field }
  health { provenance { state because } record { active } } socialAssistance { provenance { state because } record { householdSize } }`;

let hub: RunningHub;
let owner: pg.Client;
beforeAll(async () => {
  hub = await runningHub({ resources: [PATIENT] });
  owner = new pg.Client({ connectionString: hub.database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await hub.close();
});

const look = async ({ identifier }: typeof NUMBERED) => (await hub.as('coordinator').ask<{ resident: Picture }>(
  `query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) { resident(identifier: $identifier, legal: $legal) { ${SHOWN} } }`, { identifier, legal })).resident;
const lookBy = async (applicationId: string | null, ground: object = legal, role: 'coordinator' | 'clerk' | 'auditor' = 'coordinator') => (await hub.as(role).ask<{ residentOf: Picture | null }>(
  `query ($id: ID!, $legal: LegalContextInput!) { residentOf(applicationId: $id, legal: $legal) { ${SHOWN} } }`, { id: applicationId, legal: ground })).residentOf;
const reviewsAbout = async (residentId: string) => (await hub.as('clerk').ask<{ matchReviews: { edges: { node: Review }[] } }>(
  '{ matchReviews(first: 100) { edges { node { id residentId system recordId applicationId } } } }')).matchReviews.edges.map(({ node }) => node).filter((review) => review.residentId === residentId);
const decide = async (mutation: string, residentId: string, { system, recordId }: Pick<Link, 'system' | 'recordId'>) => (await hub.as('clerk').ask<{ decided: object }>(
  `mutation ($id: ID!, $record: ID!) { decided: ${mutation}(residentId: $id, system: ${system}, recordId: $record) { link { recordId made decision } userErrors { code } } }`, { id: residentId, record: recordId })).decided;
const ofSystem = ({ links }: Pick<Picture, 'links'>, system: string) => links.find((link) => link.system === system)!;

async function file({ identifier, givenName, familyName, gmina }: typeof NUMBERED): Promise<string> {
  const named = { identifier, givenName, familyName };
  const { submitApplication } = await hub.as('clerk').ask<{ submitApplication: { application: { id: string } } }>(
    'mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { application { id } userErrors { code field } } }', { input: {
      channel: 'PAPER', matters: ['CUS-001'], signature: 'NONE',
      applicant: { ...named, capacity: 'PERSON_CONCERNED' }, personConcerned: { ...named, residence: gmina!.gmina },
    } });
  return submitApplication.application.id;
}

test('a record that its source numbers by PESEL is asked about and decided by a pseudonym; the number is written down nowhere', async () => {
  const { id, links } = await look(NUMBERED);
  const { recordId, reviewId } = ofSystem({ links }, 'HEALTH');
  expect(recordId).toMatch(/^pseudonym:[a-p]{64}$/);
  const [review, ...more] = await reviewsAbout(id);
  expect(more).toEqual([]);
  expect(review).toEqual({ id: reviewId, residentId: id, system: 'HEALTH', recordId, applicationId: null });

  expect(await decide('linkRecord', id, { system: 'HEALTH', recordId })).toEqual({ link: { recordId, made: 'CLERK', decision: null }, userErrors: [] });
  const linked = await look(NUMBERED);
  expect(ofSystem(linked, 'HEALTH')).toMatchObject({ recordId, made: 'CLERK', reviewId: null });
  expect(linked.links.filter(({ system }) => system === 'HEALTH')).toHaveLength(1);
  // Also by the number itself, which the part shows to whoever opened it.
  expect(await decide('unlinkRecord', id, { system: 'HEALTH', recordId: PESEL })).toEqual({ link: { recordId, made: null, decision: 'UNLINKED' }, userErrors: [] });
  expect((await look(NUMBERED)).health).toMatchObject({ provenance: { state: 'UNKNOWN_PERSON' }, record: null });

  const [{ text }] = (await owner.query<{ text: string }>(`select concat((select string_agg(d::text, ' ') from identity_decision d), (select string_agg(r::text, ' ') from identity_review r),
    (select string_agg(a::text, ' ') from audit a)) as text`)).rows as [{ text: string }];
  expect(text).toContain(recordId);
  expect(text).not.toContain(PESEL);
});

test('a record that a clerk gave to somebody else is no part of the picture any more, and nobody is asked about it again', async () => {
  const [before, { id: another }] = [await look(DOUBTED), await look(ANOTHER)];
  const record = ofSystem(before, 'OPS');
  expect(record).toMatchObject({ made: null, decision: null, reviewId: (await reviewsAbout(before.id))[0]!.id });
  expect(before.socialAssistance.provenance.state).toBe('FRESH');

  expect(await decide('linkRecord', another, record)).toMatchObject({ link: { made: 'CLERK' }, userErrors: [] });
  expect(await reviewsAbout(before.id)).toEqual([]);
  const after = await look(DOUBTED);
  expect(after.socialAssistance).toEqual({ provenance: { state: 'UNKNOWN_PERSON', because: expect.stringMatching(/^Pracownik powiązał ten zapis z inną osobą\./) }, record: null });
  expect(ofSystem(after, 'OPS')).toMatchObject({ made: null, decision: 'GIVEN_TO_ANOTHER', reviewId: null, because: expect.stringMatching(/^Pracownik powiązał ten zapis z inną osobą\./) });
  expect([before.contradictions, after.contradictions]).toEqual([[{ field: 'familyName' }], []]);
  expect(await reviewsAbout(before.id)).toEqual([]);

  expect(await decide('unlinkRecord', another, record)).toMatchObject({ userErrors: [] });
  expect(ofSystem(await look(DOUBTED), 'OPS')).toMatchObject({ decision: null, reviewId: expect.any(String) });
});

describe('from a question to the picture', () => {
  test('the newest application about the person leads there, on a ground that is audited', async () => {
    const first = await file(POPULATION[24]!);
    const newest = await file(POPULATION[24]!);
    const { id } = await look(POPULATION[24]!);
    const [review] = await reviewsAbout(id);
    expect(review).toMatchObject({ system: 'OPS', applicationId: newest });
    expect(newest).not.toBe(first);

    const picture = await lookBy(review!.applicationId, { ...legal, basis: 'k.p.a. art. 35', caseId: 'W/2026/000002' });
    expect(picture).toMatchObject({ id, links: expect.arrayContaining([expect.objectContaining({ system: 'OPS', reviewId: review!.id })]) });
    const { accessLog } = await hub.as('auditor').ask<{ accessLog: { edges: { node: object }[] } }>(
      'query ($id: ID!) { accessLog(resident: $id, first: 1) { edges { node { actorRole action purpose basis caseId opened result } } } }', { id });
    expect(accessLog.edges[0]!.node).toEqual({
      actorRole: 'coordinator', action: 'resident.read', purpose: 'NEEDS_RECOGNITION', basis: 'k.p.a. art. 35', caseId: 'W/2026/000002', result: 'DONE',
      opened: expect.arrayContaining(['id', 'socialAssistance', 'registry', 'labour', 'health']),
    });
  });

  test('not where there is no such application, for a purpose that is not theirs, or for a role that opens nobody', async () => {
    const id = await file(ANOTHER);
    expect(await Promise.all(['nobody', '00000000-0000-4000-8000-000000000000'].map((each) => lookBy(each)))).toEqual([null, null]);
    await expect(lookBy(id, legal, 'clerk')).rejects.toThrow(/w tym celu/);
    await expect(lookBy(id, legal, 'auditor')).rejects.toThrow(/rola/);
    expect(await lookBy(id, { ...legal, purpose: 'APPLICATION_HANDLING' }, 'clerk')).toMatchObject({ health: { provenance: { state: 'DENIED' } } });
  });
});

describe('an application that names somebody else beside the number', () => {
  const named = async (applicationId: string, role: 'coordinator' | 'clerk' = 'clerk') => (await hub.as(role).ask<{ residentOf: { id: string; statedAs: { applicationId: string; zone: string | null; because: string; compared: string[] }[] } }>(
    'query ($id: ID!, $legal: LegalContextInput!) { residentOf(applicationId: $id, legal: $legal) { id statedAs { applicationId zone because compared } } }',
    { id: applicationId, legal: { ...legal, purpose: 'APPLICATION_HANDLING' } })).residentOf;
  const PERSON = POPULATION[7]!;
  const AHMAD = { ...PERSON, givenName: 'Ahmad', familyName: 'Khalil' };

  test('is told, newest first, each naming once; opening it is in the audit', async () => {
    const [own, foreign] = [await file(PERSON), await file(AHMAD)];
    const again = await file(AHMAD);
    const { id, statedAs } = await named(own);
    expect(statedAs).toEqual([
      { applicationId: again, zone: 'REVIEW', because: 'Wniosek podaje inne imię albo nazwisko niż rejestr przy tym numerze; sprawdź, czyj to numer.', compared: ['Imiona są różne.', 'Nazwiska są różne.'] },
      { applicationId: own, zone: 'LINK', because: expect.stringMatching(/to samo imię i nazwisko co rejestr/), compared: ['Imię jest takie samo.', 'Nazwisko jest takie samo.'] },
    ]);
    expect((await named(foreign)).id).toBe(id);
    const { rows } = await owner.query<{ opened: string[] }>("select opened from audit where subject_id = $1 and action = 'resident.read'", [id]);
    expect(rows.flatMap(({ opened }) => opened).filter((field) => field === 'statedAs')).toHaveLength(2);
  });

  test('at most five of them', async () => {
    for (const givenName of ['Adam', 'Bogdan', 'Cezary', 'Damian', 'Edmund', 'Feliks']) await file({ ...PERSON, givenName });
    expect((await named(await file(PERSON))).statedAs).toHaveLength(5);
  });

  test('is not compared while the register is silent, and says why', async () => {
    const id = await file(AHMAD);
    hub.simulators.GMINA.setMode('down');
    const { statedAs } = await named(id);
    hub.simulators.GMINA.setMode('up');
    for (const { zone, because, compared } of statedAs) expect([zone, because, compared]).toEqual([null, expect.stringMatching(/^Rejestr mieszkańców teraz nie odpowiada/), []]);
    expect(statedAs.length).toBeGreaterThan(0);
  });
});
