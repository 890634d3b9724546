import { describe, expect, test } from '@jest/globals';
import { linksOf, NOT_COMPARED, rememberedLinks, takenAway, whyLinked, zoneOf } from '../../../src/core/residents/links.js';
import { type IdentityDecision, linksAfter } from '../../../src/core/residents/matching/decisions.js';
import type { StatedIdentity } from '../../../src/core/residents/parts.js';
import type { SourceSystem } from '../../../src/vocabulary/source-system.js';
import { parseLocalDate } from '../../../src/vocabulary/local-date.js';
import { parsePersonIdentifier } from '../../../src/vocabulary/person-identifier.js';

const LUCJAS = parsePersonIdentifier({ type: 'PESEL', value: '84051400026' })!;
const STATED: StatedIdentity = { givenName: 'Łucja', familyName: 'Trzebiatowska', birthDate: parseLocalDate('1984-05-14')!, sex: 'FEMALE' };
const record = (system: SourceSystem, changes: StatedIdentity = {}) => ({ system, recordId: `${system}-1`, identity: { ...STATED, ...changes } });
const said = (by: 'CLERK' | 'HUB', act: 'LINK' | 'UNLINK' | 'NOT_THE_SAME', system: SourceSystem): IdentityDecision => {
  const about = { id: `${system} ${act}`, residentId: 'lucja', record: { system, recordId: `${system}-1` } };
  return by === 'HUB' ? { ...about, by, act: 'LINK', made: { how: 'SAME_IDENTIFIER' } } : { ...about, by, act };
};
const given = (system: SourceSystem): IdentityDecision => ({ ...said('CLERK', 'LINK', system), residentId: 'maria' });
const linked = (records: Parameters<typeof linksOf>[1], ...decisions: readonly IdentityDecision[]) => linksOf({ identifier: LUCJAS }, records, 'lucja', linksAfter(decisions));
const zones = (links: ReturnType<typeof linked>) => links.map(({ system, finding }) => `${system} ${finding.zone}`);

describe('Records found by one number', () => {
  test.each<readonly [string, StatedIdentity, string]>([
    ['which say the same', {}, 'OPS LINK'],
    ['one of which has the masculine surname', { familyName: 'Trzebiatowski' }, 'OPS LINK'],
    ['one of which has a husband\'s surname added', { familyName: 'Trzebiatowska-Lipska' }, 'OPS LINK'],
    ['one of which has another surname', { familyName: 'Lipska' }, 'OPS REVIEW'],
    ['one of which has another date of birth', { birthDate: parseLocalDate('1984-06-14')! }, 'OPS REVIEW'],
    ['one of which has another sex', { sex: 'MALE' }, 'OPS REVIEW'],
  ])('%s', (_, changes, zone) => expect(zones(linked([record('OPS', changes), record('GMINA')]))[0]).toBe(zone));

  test('are compared with the register; where it does not know the person with each other, and those that disagree are all a question', () => {
    const other = { familyName: 'Lipska' };
    expect(zones(linked([record('OPS', other), record('GMINA'), record('PUP')]))).toEqual(['OPS REVIEW', 'GMINA LINK', 'PUP LINK']);
    expect(zones(linked([record('OPS', other), record('PUP')]))).toEqual(['OPS REVIEW', 'PUP REVIEW']);
    expect(zones(linked([record('PUP'), record('OPS', other)]))).toEqual(['PUP REVIEW', 'OPS REVIEW']);
    expect(zones(linked([record('OPS'), record('PUP')]))).toEqual(['OPS LINK', 'PUP LINK']);
    expect(zones(linked([record('OPS')]))).toEqual(['OPS LINK']);
    const three = [record('OPS', other), record('PUP'), record('HEALTH', { givenName: 'Ewa' })];
    expect(linked(three.toReversed()).toReversed()).toEqual(linked(three));
  });

  test('are not compared with one that a clerk took away', () => {
    const records = [record('OPS'), record('GMINA', { familyName: 'Lipska' }), record('PUP')];
    expect(zones(linked(records))).toEqual(['OPS REVIEW', 'GMINA LINK', 'PUP REVIEW']);
    expect(zones(linked(records, said('CLERK', 'NOT_THE_SAME', 'GMINA')))).toEqual(['OPS LINK', 'GMINA REVIEW', 'PUP LINK']);
  });

  test('by a number that was annulled prove nothing by it', () => {
    const annulled = (...records: Parameters<typeof linksOf>[1]) => linksOf({ identifier: LUCJAS, isAnnulled: true }, records, 'lucja', linksAfter([]));
    expect(annulled(record('OPS'), record('GMINA')).map(({ finding }) => [finding.zone, finding.how])).toEqual([['LINK', 'SCORED'], ['LINK', 'SCORED']]);
    const common = { givenName: 'Anna', familyName: 'Nowak' };
    expect(zones(annulled(record('OPS', common), record('GMINA', common)))).toEqual(['OPS REVIEW', 'GMINA REVIEW']);
    const [ops] = annulled(record('OPS', { ...common, birthDate: parseLocalDate('1950-02-03')! }), record('GMINA'));
    expect(ops!.finding).toMatchObject({ zone: 'REVIEW', because: expect.stringMatching(/^Numer PESEL unieważniono/) });
  });

  test('with a date of birth that the number contradicts are a question, the reference included', () =>
    expect(zones(linked([record('GMINA', { birthDate: parseLocalDate('1985-05-14')! })]))).toEqual(['GMINA REVIEW']));
});

describe('What was decided', () => {
  test('stands beside the comparison: a link of the hub, a word of a clerk', () => {
    const [ops, gmina] = linked([record('OPS'), record('GMINA')], said('HUB', 'LINK', 'GMINA'), said('CLERK', 'NOT_THE_SAME', 'OPS'));
    expect(ops).toMatchObject({ bar: { said: 'NOT_THE_SAME' } });
    expect(gmina).toMatchObject({ link: { made: { how: 'SAME_IDENTIFIER' }, decisionId: 'GMINA LINK' } });
    expect(whyLinked(ops!, 'DOCUMENT_SEEN')).toMatch(/^Pracownik rozstrzygnął, że ten zapis dotyczy kogo innego: sprawdzono dokument osoby\.$/);
    expect([zoneOf(ops!), zoneOf(gmina!)]).toEqual(['NO_LINK', 'LINK']);
    expect(ops!.finding.compared).toHaveLength(8);
    expect(whyLinked(gmina!)).toMatch(/^Ten sam numer/);
  });

  test('counts in the zone that is shown, and nobody is said to be asked any more', () => {
    const doubted = [record('OPS', { familyName: 'Lipska' }), record('GMINA')];
    const shown = (...decisions: readonly IdentityDecision[]) => linked(doubted, ...decisions)[0]!;
    expect([shown(), shown(said('CLERK', 'LINK', 'OPS')), shown(said('CLERK', 'NOT_THE_SAME', 'OPS')), shown(given('OPS')), shown(said('CLERK', 'UNLINK', 'OPS'))].map(zoneOf))
      .toEqual(['REVIEW', 'LINK', 'NO_LINK', 'NO_LINK', 'REVIEW']);
    expect(zoneOf(linked([record('OPS'), record('GMINA')], said('HUB', 'LINK', 'OPS'), said('CLERK', 'UNLINK', 'OPS'))[0]!)).toBe('REVIEW');
    expect(whyLinked(shown(said('CLERK', 'NOT_THE_SAME', 'OPS')))).not.toMatch(/Rozstrzyga pracownik/);
    expect(whyLinked(shown(said('CLERK', 'NOT_THE_SAME', 'OPS')))).toMatch(/a imię albo nazwisko inne/);
  });

  test('names the conflict where there is one', () => {
    const [ops] = linked([record('OPS', { familyName: 'Lipska' }), record('GMINA')]);
    expect(whyLinked(ops!)).toMatch(/Rozstrzyga pracownik\. Numer identyfikacyjny jest ten sam, a imię albo nazwisko inne/);
  });

  test('is told of a record that its source did not name now, where the purpose opens the source', () => {
    const state = linksAfter([said('CLERK', 'LINK', 'PUP'), said('HUB', 'LINK', 'GMINA'), said('CLERK', 'NOT_THE_SAME', 'HEALTH')]);
    const heard = linksOf({ identifier: LUCJAS }, [record('GMINA')], 'lucja', state);
    const remembered = rememberedLinks('lucja', { state, asked: [] }, heard, NOT_COMPARED.NOT_NAMED);
    expect(remembered.map((link) => `${link.system} ${zoneOf(link)}`)).toEqual(['PUP LINK', 'HEALTH NO_LINK']);
    expect(whyLinked(remembered[0]!, null)).toBe('Pracownik rozstrzygnął, że ten zapis dotyczy tej osoby. Źródło nie podało teraz tego zapisu, więc nie porównano go ponownie.');
    expect(rememberedLinks('somebody else', { state, asked: [] }, [], NOT_COMPARED.NOT_NAMED).map((link) => `${link.system} ${link.bar?.said}`)).toEqual(['PUP GIVEN_TO_ANOTHER']);
  });

  test('and what is asked is all there is while the register is silent, each record once', () => {
    const state = linksAfter([said('HUB', 'LINK', 'OPS'), said('CLERK', 'LINK', 'PUP'), said('CLERK', 'UNLINK', 'HEALTH')]);
    const remembered = rememberedLinks('lucja', { state, asked: [{ system: 'OPS', recordId: 'OPS-1' }, { system: 'GMINA', recordId: 'GMINA-1' }] }, [], NOT_COMPARED.REGISTER_SILENT);
    expect(remembered.map((link) => `${link.system} ${zoneOf(link)}`)).toEqual(['OPS REVIEW', 'PUP LINK', 'HEALTH NO_LINK', 'GMINA REVIEW']);
    expect(remembered.map((link) => whyLinked(link))).toEqual([
      expect.stringMatching(/^Czy ten zapis dotyczy tej osoby, rozstrzyga pracownik: pytanie czeka\. Rejestr mieszkańców teraz nie odpowiada/),
      expect.stringMatching(/^Pracownik rozstrzygnął, że ten zapis dotyczy tej osoby\. Rejestr/), expect.stringMatching(/^Pracownik odłączył/), expect.stringMatching(/^Czy ten/),
    ]);
  });

  test('of somebody else\'s record takes it from this person, and it is no reference', () => {
    const [ops, gmina] = linked([record('OPS'), record('GMINA', { familyName: 'Lipska' })], given('GMINA'));
    expect(gmina).toMatchObject({ bar: { said: 'GIVEN_TO_ANOTHER', decisionId: 'GMINA LINK' } });
    expect(gmina).not.toHaveProperty('link');
    expect(ops!.finding.zone).toBe('LINK');
    expect(whyLinked(gmina!, 'SOURCE_CONFIRMED')).toMatch(/^Pracownik powiązał ten zapis z inną osobą: potwierdził to urząd, który prowadzi rejestr\. /);
  });

  test('of a record that a clerk had linked to this person and then gave to another: it was given, nobody unlinked it', () => {
    const state = linksAfter([said('CLERK', 'LINK', 'OPS'), { ...said('CLERK', 'UNLINK', 'OPS') }, given('OPS')]);
    const [ops] = linksOf({ identifier: LUCJAS }, [record('OPS'), record('GMINA')], 'lucja', state);
    expect(whyLinked(ops!)).toBe('Pracownik powiązał ten zapis z inną osobą.');
    expect(zoneOf(ops!)).toBe('NO_LINK');
    expect(rememberedLinks('lucja', { state, asked: [] }, [], NOT_COMPARED.NOT_NAMED)).toMatchObject([{ system: 'OPS', bar: { said: 'GIVEN_TO_ANOTHER' } }]);
  });

  test('takes a part out of the picture, and says who did', () => {
    const [bar] = linksAfter([said('CLERK', 'UNLINK', 'OPS')]).bars;
    expect(takenAway('OPS', bar!)).toEqual({ system: 'OPS', state: 'UNKNOWN_PERSON', because: expect.stringMatching(/^Pracownik odłączył ten zapis od tej osoby\. Ma go system pomocy społecznej/) });
  });
});
