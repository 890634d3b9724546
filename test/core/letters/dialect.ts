import { compose, type LetterFacts } from '../../../src/core/letters/compose.js';
import { type Addressee, isCover, LETTER_KINDS, type LetterKind } from '../../../src/core/letters/letter.js';
import { addressOf, type Office } from '../../../src/core/letters/office.js';
import { UNITS } from '../../../src/core/law/units.js';
import { competence } from '../../../src/core/routing/competence.js';
import { parseAde } from '../../../src/vocabulary/ade.js';
import { application, CZERSK, day } from '../routing/dialect.js';

// Words for tests about letters. The centre, its units and the people do not exist.

export const KINDS = Object.keys(LETTER_KINDS) as LetterKind[];

export const OFFICE: Office = {
  name: 'Centrum Usług Społecznych w Zielonym Wzgórzu', address: 'ul. Lipowa 1, 00-950 Zielone Wzgórze', phone: '22 555 01 00', email: 'kancelaria@cus.example.pl',
  dataProtectionOfficer: 'iod@cus.example.pl',
  units: [
    { unit: 'PUP', territory: CZERSK.slice(0, 4), name: 'Powiatowy Urząd Pracy', address: 'ul. Powiatowa 2, 00-950 Zielone Wzgórze', ade: parseAde('AE:PL-10001-20002-ABCDE-11')!, ezd: false },
    { unit: 'PZOON', territory: CZERSK.slice(0, 4), name: 'Powiatowy Zespół do Spraw Orzekania o Niepełnosprawności', address: 'ul. Powiatowa 6, 00-950 Zielone Wzgórze', ade: null, ezd: false },
  ],
};

const ANNA = { givenName: 'Anna', familyName: 'Wymyślona', address: 'ul. Polna 7, 00-950 Zielone Wzgórze' };
const APPLICANT: Addressee = { role: 'APPLICANT', name: 'Anna Wymyślona', address: ANNA.address, ade: null };

const BOARD: Addressee = { role: 'BODY', body: 'SKO', name: 'Samorządowe Kolegium Odwoławcze', address: null, ade: null };

/** Facts of a letter about these matters, out of the real finding of an application with all of them. */
export function facts(matters: readonly string[], kind: LetterKind, changes: Partial<LetterFacts> = {}): LetterFacts {
  const ofApplication = changes.ofApplication ?? matters;
  const finding = competence(application(ofApplication, { receivedOn: '2026-11-24', realEstate: CZERSK, school: CZERSK }));
  const parts = finding.parts.filter(({ matter }) => matters.includes(matter));
  return {
    office: OFFICE, addressee: isCover(kind) ? unitOf(parts) : kind === 'DISPUTE_22' ? BOARD : APPLICANT, number: 'W/2026/000042', receivedOn: day('2026-11-24'), writtenOn: day('2026-11-25'),
    applicant: ANNA, person: ANNA, matters, parts, ...changes,
  };
}

function unitOf([part]: LetterFacts['parts']): Addressee {
  if (!part) return APPLICANT;
  const where = addressOf(OFFICE, part.unit, part.territory);
  return { role: 'UNIT', unit: part.unit, territory: part.territory, name: where?.name ?? UNITS[part.unit].name, address: where?.address ?? null, ade: null };
}

/** Its first page, which is all there is of most letters. */
export const firstPage = (kind: LetterKind, given: LetterFacts) => compose(kind, given)[0]!;
export const letter = (kind: LetterKind, matters: readonly string[], changes: Partial<LetterFacts> = {}) => firstPage(kind, facts(matters, kind, changes));
