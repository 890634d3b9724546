import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clerkSays } from '../../../src/core/residents/matching/clerk-decisions.js';
import { barOf, type ClerkAct, type IdentityDecision, linksAfter, proposalFor } from '../../../src/core/residents/matching/decisions.js';
import { match } from '../../../src/core/residents/matching/match.js';
import type { RecordRef } from '../../../src/core/residents/matching/pair.js';
import { born, LUCJA, withoutPesel } from './people.js';

const RECORD: RecordRef = { system: 'OPS', recordId: '17' };
const LINK = match(LUCJA, LUCJA);
const REVIEW = match(LUCJA, { ...LUCJA, birthDate: born('1984-05-15') });
const NO_LINK = match(LUCJA, { ...withoutPesel(LUCJA), givenName: 'Jan', familyName: 'Lis', birthDate: born('1950-02-03') });

type Act = 'hub LINK' | 'hub UNLINK' | 'LINK' | 'UNLINK' | 'NOT_THE_SAME' | 'RECONSIDER';
let id = 0;
function decision(act: Act, residentId = 'Łucja', record = RECORD): IdentityDecision {
  const about = { id: `d-${++id}`, residentId, record };
  if (act === 'hub LINK') return { ...about, by: 'HUB', act: 'LINK', made: { how: 'SCORED', bits: 33.5 } };
  return act === 'hub UNLINK' ? { ...about, by: 'HUB', act: 'UNLINK' } : { ...about, by: 'CLERK', act };
}
/** Residents to whom the record belongs after these acts; a bare act is about Łucja. */
const linkedAfter = (...acts: readonly (Act | readonly [Act, string])[]) =>
  linksAfter(acts.map((act) => (typeof act === 'string' ? decision(act) : decision(...act)))).links.map(({ residentId }) => residentId);

describe('Links of one record', () => {
  test.each<readonly [string, readonly (Act | readonly [Act, string])[], readonly string[]]>([
    ['nobody decided anything', [], []],
    ['the hub links', ['hub LINK'], ['Łucja']],
    ['the hub takes its own link back', ['hub LINK', 'hub UNLINK'], []],
    ['a clerk unlinks, and the hub does not link again', ['hub LINK', 'UNLINK', 'hub LINK'], []],
    ['a clerk says not the same, and the hub does not link', ['NOT_THE_SAME', 'hub LINK'], []],
    ['a clerk says not the same of a link', ['hub LINK', 'NOT_THE_SAME'], []],
    ['a clerk thinks again, and the hub may link', ['NOT_THE_SAME', 'RECONSIDER', 'hub LINK'], ['Łucja']],
    ['thinking again does not link by itself', ['hub LINK', 'UNLINK', 'RECONSIDER'], []],
    ['a clerk links against an earlier word', ['NOT_THE_SAME', 'LINK'], ['Łucja']],
    ['the hub does not undo a clerk', ['LINK', 'hub UNLINK'], ['Łucja']],
    ['the hub does not take a record away from a resident', ['hub LINK', ['hub LINK', 'Maria']], ['Łucja']],
    ['a clerk does', ['hub LINK', ['LINK', 'Maria']], ['Maria']],
    ['and the hub does not bring it back', ['hub LINK', ['LINK', 'Maria'], ['UNLINK', 'Maria'], 'hub LINK'], []],
    ['an unlink of somebody else changes nothing', ['hub LINK', ['UNLINK', 'Maria'], ['hub UNLINK', 'Maria']], ['Łucja']],
  ])('%s', (_, acts, residents) => expect(linkedAfter(...acts)).toEqual(residents));

  test('say how they were made', () => {
    const byNumber = { id: 'd', residentId: 'Łucja', record: RECORD, by: 'HUB', act: 'LINK', made: { how: 'SAME_IDENTIFIER' } } as const;
    expect(linksAfter([byNumber]).links).toEqual([{ residentId: 'Łucja', record: RECORD, made: { how: 'SAME_IDENTIFIER' }, decisionId: 'd' }]);
    expect(linksAfter([decision('hub LINK')]).links[0]!.made).toEqual({ how: 'SCORED', bits: 33.5 });
    const clerks = decision('LINK');
    expect(linksAfter([byNumber, clerks]).links[0]).toMatchObject({ made: { how: 'CLERK' }, decisionId: clerks.id });
  });
});

describe('A finding proposes', () => {
  const proposed = (finding: typeof LINK, ...acts: readonly (Act | readonly [Act, string])[]) => proposalFor(
    finding, { residentId: 'Łucja', record: RECORD }, linksAfter(acts.map((act) => (typeof act === 'string' ? decision(act) : decision(...act)))));

  test('what its zone says, where nobody has decided', () =>
    expect([LINK, REVIEW, NO_LINK].map((finding) => proposed(finding))).toEqual(['LINK', 'REVIEW', 'NOTHING']));
  test('nothing once it was said that these are two people', () =>
    expect([LINK, REVIEW, NO_LINK].map((finding) => proposed(finding, 'NOT_THE_SAME'))).toEqual(['NOTHING', 'NOTHING', 'NOTHING']));
  test('a question, after a clerk took the link away', () => expect(proposed(LINK, 'hub LINK', 'UNLINK')).toBe('REVIEW'));
  test('nothing where the link is there already', () => expect(proposed(LINK, 'LINK')).toBe('NOTHING'));
  test('a question, where the hub had linked what it would not link any more', () =>
    expect([LINK, REVIEW, NO_LINK].map((finding) => proposed(finding, 'hub LINK'))).toEqual(['NOTHING', 'REVIEW', 'REVIEW']));
  test('nothing against a link of a clerk, whatever the comparison says', () =>
    expect([LINK, REVIEW, NO_LINK].map((finding) => proposed(finding, 'LINK'))).toEqual(['NOTHING', 'NOTHING', 'NOTHING']));
  test('a question, where the record belongs to another resident', () => expect(proposed(LINK, ['hub LINK', 'Maria'])).toBe('REVIEW'));
  test('nothing, where a clerk gave the record to another resident, also one that was taken away for it; a question again once it left', () => {
    expect([LINK, REVIEW].map((finding) => proposed(finding, ['LINK', 'Maria']))).toEqual(['NOTHING', 'NOTHING']);
    expect(proposed(LINK, 'hub LINK', 'UNLINK', ['LINK', 'Maria'])).toBe('NOTHING');
    expect(proposed(LINK, 'hub LINK', 'UNLINK', ['LINK', 'Maria'], ['UNLINK', 'Maria'])).toBe('REVIEW');
  });
  test('its zone again, after the clerk thought again', () => expect(proposed(LINK, 'NOT_THE_SAME', 'RECONSIDER')).toBe('LINK'));
});

describe('A record is kept from a resident', () => {
  const kept = (...acts: readonly (Act | readonly [Act, string])[]) => barOf(
    linksAfter(acts.map((act) => (typeof act === 'string' ? decision(act) : decision(...act)))), { residentId: 'Łucja', record: RECORD })?.said;

  test.each<readonly [string, readonly (Act | readonly [Act, string])[], string | undefined]>([
    ['not by a link of the hub to another one', [['hub LINK', 'Maria']], undefined],
    ['by a clerk who gave it to another one', [['LINK', 'Maria']], 'GIVEN_TO_ANOTHER'],
    ['no longer, when it left that one', [['LINK', 'Maria'], ['UNLINK', 'Maria']], undefined],
    ['by what was said of the two first', ['NOT_THE_SAME', ['LINK', 'Maria']], 'NOT_THE_SAME'],
    ['not by being their own', ['LINK'], undefined],
  ])('%s', (_, acts, said) => expect(kept(...acts)).toBe(said));
});

describe('After any decisions', () => {
  const decisions = fc.array(
    fc.tuple(fc.constantFrom<Act>('hub LINK', 'hub UNLINK', 'LINK', 'UNLINK', 'NOT_THE_SAME', 'RECONSIDER'), fc.constantFrom('Łucja', 'Maria', 'Jan'), fc.constantFrom('1', '2'))
      .map(([act, resident, recordId]) => decision(act, resident, { system: 'PUP', recordId })), { maxLength: 30 });

  test('the hub never links against a word of a clerk that stands', () => fc.assert(fc.property(decisions, (made) => {
    const { links, bars } = linksAfter(made);
    for (const bar of bars) expect(links).not.toContainEqual(expect.objectContaining({ residentId: bar.residentId, record: bar.record }));
    for (const bar of bars.filter(({ said }) => said === 'NOT_THE_SAME')) {
      expect(proposalFor(LINK, bar, { links, bars })).toBe('NOTHING');
      expect(linksAfter([...made, decision('hub LINK', bar.residentId, bar.record)])).toEqual({ links, bars });
    }
  })));
  test('the last word of a clerk stands', () => fc.assert(fc.property(decisions, fc.constantFrom('Łucja', 'Maria'), (made, resident) => {
    const record = { system: 'PUP', recordId: '1' } as const;
    const theirs = (acts: readonly IdentityDecision[]) => linksAfter(acts).links.filter((link) => link.residentId === resident && link.record.recordId === '1');
    expect(theirs([...made, decision('LINK', resident, record)])).toHaveLength(1);
    expect(theirs([...made, decision('UNLINK', resident, record), decision('hub LINK', resident, record)])).toEqual([]);
  })));
  test('a record belongs to one resident at most', () => fc.assert(fc.property(decisions, (made) => {
    const records = linksAfter(made).links.map(({ record }) => record.recordId);
    expect(new Set(records).size).toBe(records.length);
  })));
});

describe('A clerk says', () => {
  const said = (act: ClerkAct, ...before: readonly (Act | readonly [Act, string])[]) => {
    const outcome = clerkSays(act, { residentId: 'Łucja', record: RECORD }, linksAfter(before.map((one) => (typeof one === 'string' ? decision(one) : decision(...one)))));
    return outcome.ok ? outcome.value.map(({ residentId, act: added }) => `${residentId} ${added}`) : outcome.refusals[0].code;
  };
  test.each<readonly [string, ClerkAct, readonly (Act | readonly [Act, string])[], readonly string[] | string]>([
    ['that a record nobody has is hers', 'LINK', [], ['Łucja LINK']],
    ['that a link of the hub is right', 'LINK', ['hub LINK'], ['Łucja LINK']],
    ['what another clerk has said before', 'LINK', ['LINK'], 'MATCH_DECIDED'],
    ['that Maria\'s record is hers, and both can see it', 'LINK', [['hub LINK', 'Maria']], ['Maria UNLINK', 'Łucja LINK']],
    ['that a link was wrong', 'UNLINK', ['hub LINK'], ['Łucja UNLINK']],
    ['that a link was wrong, which there is not', 'UNLINK', [], 'RECORD_NOT_LINKED'],
    ['that Maria\'s link was wrong, about Łucja', 'UNLINK', [['LINK', 'Maria']], 'RECORD_NOT_LINKED'],
    ['that a link was wrong, twice', 'UNLINK', ['LINK', 'UNLINK'], 'RECORD_NOT_LINKED'],
    ['that these are two people', 'NOT_THE_SAME', ['hub LINK'], ['Łucja NOT_THE_SAME']],
    ['so twice', 'NOT_THE_SAME', ['NOT_THE_SAME'], 'MATCH_DECIDED'],
    ['more than that the link was wrong', 'NOT_THE_SAME', ['LINK', 'UNLINK'], ['Łucja NOT_THE_SAME']],
    ['that it is open again', 'RECONSIDER', ['NOT_THE_SAME'], ['Łucja RECONSIDER']],
    ['that it is open again, where it was never closed', 'RECONSIDER', ['hub LINK'], 'RECORD_NOT_BARRED'],
    ['that it is open again, where a clerk gave it to Maria', 'RECONSIDER', [['LINK', 'Maria']], 'RECORD_NOT_BARRED'],
  ])('%s', (_, act, before, expected) => expect(said(act, ...before)).toEqual(expected));

  test('what leaves the same links, read by one resident\'s decisions alone', () => fc.assert(fc.property(
    fc.array(fc.tuple(fc.constantFrom<ClerkAct>('LINK', 'UNLINK', 'NOT_THE_SAME', 'RECONSIDER'), fc.constantFrom('Łucja', 'Maria', 'Jan')), { maxLength: 20 }), (acts) => {
      const made: IdentityDecision[] = [];
      for (const [act, residentId] of acts) {
        const outcome = clerkSays(act, { residentId, record: RECORD }, linksAfter(made));
        if (outcome.ok) made.push(...outcome.value.map((one) => decision(one.act, one.residentId)));
      }
      const ofAll = linksAfter(made);
      for (const resident of ['Łucja', 'Maria', 'Jan']) {
        const ofOne = linksAfter(made.filter(({ residentId }) => residentId === resident));
        expect(ofOne.links).toEqual(ofAll.links.filter(({ residentId }) => residentId === resident));
        expect(ofOne.bars.map(({ said: one }) => one)).toEqual(ofAll.bars.filter(({ residentId }) => residentId === resident).map(({ said: one }) => one));
      }
    })));
});
