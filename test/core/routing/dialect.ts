import type { CompetenceInput, PersonFacts } from '../../../src/core/routing/facts.js';
import { competence } from '../../../src/core/routing/competence.js';
import type { FindingPart } from '../../../src/core/routing/finding.js';
import { type GminaCode, parseGminaCode } from '../../../src/vocabulary/gmina-code.js';
import { type LocalDate, parseLocalDate } from '../../../src/vocabulary/local-date.js';

// Words for tests about competence.

export const day = (text: string): LocalDate => parseLocalDate(text) ?? failed(text);
export const gmina = (text: string): GminaCode => parseGminaCode(text) ?? failed(text);
function failed(text: string): never {
  throw new Error(`the test itself is wrong: ${text}`);
}

/** The gmina of the centre, its neighbour in the same powiat, and two farther away; the last is a city with powiat rights. */
export const CZERSK = gmina('2202043');
export const CHOJNICE = gmina('2202011');
export const KOSCIERZYNA = gmina('2206011');
export const SLUPSK = gmina('2263011');

export const SOMEBODY: PersonFacts = {
  residence: CZERSK, stay: null, lastPermanentRegistration: null, homeless: false, foreigner: false, urgent: false, careHome: null,
};

type Changes = Partial<Omit<CompetenceInput, 'centre' | 'person' | 'matters' | 'receivedOn'>> & {
  readonly centre?: Partial<CompetenceInput['centre']>;
  readonly person?: Partial<PersonFacts>;
  readonly receivedOn?: string;
};

/** An application on paper to the centre of Czersk, with what the test changes. */
export function application(matters: string | readonly string[], { centre, person, receivedOn, ...rest }: Changes = {}): CompetenceInput {
  return {
    centre: { form: 'OPS_TRANSFORMED', gminas: [CZERSK], powiatRights: false, agreements: [], ...centre },
    matters: typeof matters === 'string' ? [matters] : matters,
    receivedOn: day(receivedOn ?? '2026-11-24'),
    channel: 'PAPER',
    agreementOfApplicant: true,
    person: { ...SOMEBODY, ...person },
    realEstate: null,
    school: null,
    ...rest,
  };
}

/** The only part of the finding about one matter. */
export function part(matter: string, changes: Changes = {}): FindingPart {
  const { parts, because } = competence(application(matter, changes));
  if (!parts[0] || parts.length > 1) throw new Error(`expected one part: ${because}`);
  return parts[0];
}

/** `unit mode territory`, the short form of a part. */
export const inShort = ({ unit, mode, territory }: FindingPart): string => `${unit} ${mode} ${territory ?? '-'}`;

/** Names of the rules that settled something. */
export const settledBy = (input: CompetenceInput): string[] => competence(input).trail.flatMap(({ rule, settled }) => (settled ? [rule] : []));
