import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sourcesOf } from '../../../connectors/sources.js';
import type { PersonInput } from '../../../schema/types/identity.js';
import { type NamedPerson, personOf } from '../../../src/core/residents/matching/named-person.js';
import { parsePartialDate } from '../../../src/core/residents/matching/partial-date.js';
import { DEMO_CENTRE } from '../../../src/demo/demo-centre.js';
import { contextFor } from '../../../src/gateway/context.js';
import type { HubParts } from '../../../src/gateway/hub-parts.js';
import { MatchQueries } from '../../../src/gateway/queries/matches.js';
import { peopleLike, rememberBlocks } from '../../../src/shell/commands/known-people.js';
import { inOneTransaction } from '../../../src/shell/commands/work.js';
import { bell } from '../../../src/shell/outbox/bell.js';
import { feed } from '../../../src/shell/outbox/feed.js';
import { openOrm, type Orm } from '../../../src/shell/store/orm.js';
import { parsePersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import { actor, type Cases, get, NOW, openCases, PSEUDONYMS, submission, submitting } from '../../case-builder.js';
import { auditedBy } from './every-command.js';

let cases: Cases;
let orm: Orm;
beforeAll(async () => {
  cases = await openCases();
  orm = await openOrm(cases.url);
});
afterAll(async () => {
  await orm.close(true);
  await cases.close();
});

const passport = (value: string) => parsePersonIdentifier({ type: 'DOCUMENT', value, country: 'UA' })!;
const pesel = (value: string) => parsePersonIdentifier({ type: 'PESEL', value })!;
const CLERK = actor('clerk');

/** Files an application about somebody, and remembers the people in it. */
async function filed(person: NamedPerson & { identifier: ReturnType<typeof passport> }, applicant = person, tenant = CLERK.tenant) {
  const { applicant: form, person: concerned } = submission(1);
  const named = (one: typeof person) => ({ identifier: one.identifier, givenName: one.givenName!, familyName: one.familyName!, ...(one.phone && { phone: one.phone }), ...(one.address && { address: one.address }) });
  return get(await cases.run({ ...CLERK, tenant }, async (work) => {
    const outcome = await submitting(1, {
      applicant: { ...form, ...named(applicant), capacity: applicant === person ? 'PERSON_CONCERNED' : 'STATUTORY_REPRESENTATIVE' }, person: { ...concerned, ...named(person) },
    })(work);
    await rememberBlocks(work, get(outcome), PSEUDONYMS); // a second time, as when the application is supplemented
    return outcome;
  }));
}
const like = (person: NamedPerson, { most = 20, tenant = CLERK.tenant } = {}) => peopleLike(orm.em.fork(), tenant, personOf(person), PSEUDONYMS, most);

describe('Somebody whom the hub knows from an application', () => {
  const iuliia = { identifier: passport('FE123456'), givenName: 'Yuliia', familyName: 'Khomenko', phone: '+380 67 123 45 67' };
  let known: Awaited<ReturnType<typeof filed>>;
  beforeAll(async () => { known = await filed(iuliia); });

  test.each<readonly [string, NamedPerson, string]>([
    ['by the passport', { identifier: iuliia.identifier, familyName: 'Khomenko', givenName: 'Yuliia' }, 'LINK'],
    ['by another spelling of the name and the telephone', { givenName: 'Юлія', familyName: 'Хоменко', phone: '067 123 45 67' }, 'REVIEW'],
    ['by the Polish spelling and the telephone', { givenName: 'Julia', familyName: 'Chomenko', phone: '+380671234567' }, 'REVIEW'],
    ['under another passport', { identifier: passport('AB000001'), givenName: 'Yuliia', familyName: 'Khomenko', phone: iuliia.phone }, 'REVIEW'],
  ])('is found %s', async (_, asked, zone) => {
    expect(await like(asked)).toEqual([{ residentId: known.residentId, applicationId: known.id, finding: expect.objectContaining({ zone }) }]);
  });

  test('is not found in another tenant, nor by what could be anybody', async () => {
    expect(await like(iuliia, { tenant: 'other-gmina' })).toEqual([]);
    expect(await like({ givenName: 'Yuliia' })).toEqual([]);
    expect(await like({ givenName: 'Jan', familyName: 'Lis', phone: iuliia.phone })).toEqual([]);
  });

  test('is found once, however many applications name them, by the one that fits best', async () => {
    const second = await filed({ ...iuliia, familyName: 'Lysenko', phone: '600 100 200' });
    expect(second.residentId).toBe(known.residentId);
    expect(await like({ givenName: 'Yuliia', familyName: 'Khomenko', phone: iuliia.phone })).toMatchObject([{ residentId: known.residentId, applicationId: known.id }]);
    expect(await like({ givenName: 'Yuliia', familyName: 'Lysenko', phone: '600100200' })).toMatchObject([{ residentId: known.residentId, applicationId: second.id }]);
  });
});

test('a PESEL says when its person was born, so a record without a number finds them by name and date', async () => {
  const lucja = { identifier: pesel('84051400026'), givenName: 'Łucja', familyName: 'Trzebiatowska', address: 'ul. Lipowa 5/3, 00-000 Zielone Wzgórze' };
  const { residentId } = await filed(lucja);
  const born = parsePartialDate('1984-05-14')!;
  expect(await like({ givenName: 'Łucja', familyName: 'Trzebiatowski', birthDate: born })).toMatchObject([{ residentId }]);
  expect(await like({ givenName: 'Lucja', familyName: 'Lipska-Trzebiatowska', birthDate: born, address: 'Zielone Wzgórze, Lipowa 5 m. 3' })).toMatchObject([{ residentId }]);
  expect(await like({ identifier: pesel('84051400040'), givenName: 'Halina', familyName: 'Trzebiatowska' })).toEqual([]);
});

describe('Somebody with a common name', () => {
  const people = [
    { identifier: pesel('84051400118'), givenName: 'Zbigniew', familyName: 'Wiśniewski' },
    { identifier: passport('KN000001'), givenName: 'Anna Maria', familyName: 'Kowalska-Nowak' },
    { identifier: passport('SZ000001'), givenName: 'Ołeksandr', familyName: 'Szewczenko' },
    { identifier: passport('TY000001'), givenName: 'Oksana', familyName: 'Tymoszenko' },
  ] as const;
  const tenant = 'common-names';
  const found = async (asked: NamedPerson) => (await like(asked, { tenant })).map(({ residentId, finding }) => ({ residentId, zone: finding.zone, because: finding.because }));
  let ids: string[] = [];
  beforeAll(async () => { for (const person of people) ids.push((await filed(person, person, tenant)).residentId); });

  test.each<readonly [asked: NamedPerson, known: number]>([
    [{ givenName: 'Zbigniew', familyName: 'Wiśniewski' }, 0],
    [{ givenName: 'Zbigniewa', familyName: 'Wiśniewskiego' }, 0],
    [{ givenName: 'Збігнєв', familyName: 'Вишневський' }, 0],
    [{ givenName: 'Anna Maria', familyName: 'Kowalska-Nowak' }, 1],
    [{ givenName: 'Anna', familyName: 'Kowalska' }, 1],
    [{ givenName: 'Anna', familyName: 'Kowalskiej' }, 1],
    [{ givenName: 'Anna', familyName: 'Kowalska-Nowak', birthDate: parsePartialDate('1984')! }, 1],
    [{ givenName: 'Ołeksandr', familyName: 'Szewczenko' }, 2],
    [{ givenName: 'Александр', familyName: 'Шевченко' }, 2],
    [{ givenName: 'Оксана', familyName: 'Тимошенко' }, 3],
  ])('is shown by name alone, and not taken for anybody: %j', async (asked, known) =>
    expect(await found(asked)).toEqual([{ residentId: ids[known], zone: 'NO_LINK', because: expect.stringMatching(/^Imię i nazwisko się zgadzają.* To za mało/) }]));

  test('a name that few bear, letter for letter, is worth a question', async () =>
    expect(await found({ givenName: 'Oksana', familyName: 'Tymoszenko' })).toMatchObject([{ residentId: ids[3], zone: 'REVIEW' }]));

  test.each<readonly [what: string, more: NamedPerson]>([
    ['date of birth', { birthDate: parsePartialDate('1950-02-03')! }], ['year of birth', { birthDate: parsePartialDate('1950')! }],
    ['sex', { sex: 'FEMALE' }], ['PESEL', { identifier: pesel('02210100121') }],
  ])('is not shown to whoever looks for another %s', async (_, more) => expect(await found({ givenName: 'Zbigniew', familyName: 'Wiśniewski', ...more })).toEqual([]));
});

test('an applicant for somebody else is a person of their own', async () => {
  const [mother, child] = [{ identifier: passport('MA111111'), givenName: 'Ksenia', familyName: 'Zabiełło', phone: '511222333' }, { identifier: passport('CH222222'), givenName: 'Tymon', familyName: 'Zabiełło' }];
  const { id, residentId } = await filed(child, mother);
  const [found] = await like(mother);
  expect(found).toMatchObject({ applicationId: id, finding: { zone: 'LINK' } });
  expect(found!.residentId).not.toBe(residentId);
  expect(await like(child)).toMatchObject([{ residentId }]);
});

test('the nearest come first, and no more than were asked for', async () => {
  const twin = (n: number, phone?: string) => ({ identifier: passport(`TW00000${n}`), givenName: 'Ksawery', familyName: 'Brzękowski', ...(phone && { phone }) });
  for (let n = 0; n < 4; n += 1) await filed(twin(n, n === 2 ? '722333444' : undefined));
  const found = await like({ givenName: 'Ksawery', familyName: 'Brzękowski', phone: '722333444' }, { most: 3 });
  expect(found).toHaveLength(3);
  expect(found[0]!.finding.bits).toBeGreaterThan(found[1]!.finding.bits);
});

describe('Who asks through the graph', () => {
  const legal = { basis: 'ustawa o CUS art. 35', purpose: 'APPLICATION_HANDLING', caseId: 'W/2026/000001' } as const;
  const ask = (person: Partial<PersonInput>) => new MatchQueries().residentMatches({ formerFamilyNames: [], ...person }, legal, contextFor({
    orm, pseudonyms: PSEUDONYMS, clock: () => NOW, run: inOneTransaction(orm, () => NOW, () => undefined), sources: sourcesOf([]), feed: feed(orm, bell()),
    centre: DEMO_CENTRE, providersChanged: () => undefined,
  } as HubParts, { actor: CLERK, correlationId: 'asked', signal: AbortSignal.timeout(60_000) }));
  const entries = (act: () => Promise<unknown>) => auditedBy(cases, act).then((lines) => lines.map(({ action, subject_id, result }) => ({ action, subject_id, result })));

  test('is told why each candidate may be the one, and each of them can see it in the own access log', async () => {
    const { residentId, id } = await filed({ identifier: passport('LE333333'), givenName: 'Bożydar', familyName: 'Świętochowski-Lis', phone: '733444555' });
    let found: Awaited<ReturnType<typeof ask>> = [];
    expect(await entries(async () => { found = await ask({ givenName: 'Bożydar', familyName: 'Lis', phone: '733 444 555', birthDate: '1950' }); }))
      .toEqual([{ action: 'identity.read', subject_id: residentId, result: 'DONE' }]);
    expect(found).toEqual([expect.objectContaining({ residentId, applicationId: id, zone: 'REVIEW', because: expect.stringMatching(/bez pracownika/) })]);
    expect(found[0]!.compared).toContain('Jeden z członów nazwiska dwuczłonowego jest wspólny.');
    expect(JSON.stringify(found)).not.toMatch(/Bożydar|Lis|733444555|733 444 555/);
  });

  test('in vain is in the audit as well', async () =>
    expect(await entries(() => ask({ givenName: 'Nikt', familyName: 'Taki' }))).toEqual([{ action: 'identity.read', subject_id: null, result: 'DONE' }]));

  test('by an earlier surname finds who filed under it', async () => {
    const { residentId } = await filed({ identifier: passport('RO444444'), givenName: 'Gracjana', familyName: 'Panieńska', phone: '744555666' });
    expect(await ask({ givenName: 'Gracjana', familyName: 'Mężatka', formerFamilyNames: ['Panieńska'], phone: '744555666' })).toMatchObject([{ residentId }]);
  });
});

test('the keys say nothing: none of them is a number or a name', async () => {
  const rows = await cases.rows<{ key: string }>('select key from known_person');
  expect(rows.length).toBeGreaterThan(0);
  for (const { key } of rows) expect(key).toMatch(/^-?\d{1,19}$/);
  const other = await peopleLike(orm.em.fork(), CLERK.tenant, personOf({ identifier: passport('FE123456') }), Buffer.from('another hub'), 20);
  expect(other).toEqual([]);
});
