import { matterOn } from '../law/matters.js';
import { competence } from '../routing/competence.js';
import type { Centre, Channel } from '../routing/facts.js';
import type { CompetenceFinding } from '../routing/finding.js';
import type { GminaCode } from '../../vocabulary/gmina-code.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { identifierKey } from '../../vocabulary/person-identifier.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Defect } from './defects.js';
import { formalDefects } from './formal-defects.js';
import { openParts, type ApplicationPart } from './part.js';
import { DECLARATION_CLAUSE, type Applicant, type PersonConcerned, type Signature } from './application.js';

export interface Submission {
  readonly channel: Channel;
  readonly matters: readonly string[];
  readonly applicant: Applicant;
  readonly person: PersonConcerned;
  /** Gmina of the real estate, and of the school or establishment, that a matter concerns. */
  readonly realEstate?: GminaCode | null;
  readonly school?: GminaCode | null;
}

export interface Received {
  readonly finding: CompetenceFinding;
  readonly parts: readonly ApplicationPart[];
  readonly defects: readonly Defect[];
}

/** How an application is signed where nobody says otherwise. What comes by e-mail or telephone is no application, and signed by nobody. */
export const SIGNATURE_OF: Readonly<Record<Channel, Signature>> = {
  PAPER: 'HANDWRITTEN', ORAL_PROTOCOL: 'PROTOCOL', ACCOUNT: 'ACCOUNT', EDORECZENIA: 'TRUSTED', EMAIL: 'NONE', PHONE: 'NONE',
};

/** How it can be signed at all: nobody signs paper with a key, nor a message by hand. */
const CAN_BE_SIGNED: Readonly<Partial<Record<Channel, readonly Signature[]>>> = {
  PAPER: ['HANDWRITTEN', 'NONE'], ORAL_PROTOCOL: ['PROTOCOL', 'HANDWRITTEN', 'NONE'],
  ACCOUNT: ['ACCOUNT', 'TRUSTED', 'PERSONAL', 'QUALIFIED', 'NONE'], EDORECZENIA: ['TRUSTED', 'PERSONAL', 'QUALIFIED', 'NONE'],
};

/** Receives an application: what it must have to be one, who is competent for it, and what it lacks. */
export function submit(submission: Submission, centre: Centre, receivedOn: LocalDate): Outcome<Received> {
  const { channel, matters, applicant } = submission;
  if (matters.length === 0) return refuse('INVALID_VALUE', 'matters');
  if (applicant.signature !== undefined && CAN_BE_SIGNED[channel]?.includes(applicant.signature) === false) return refuse('INVALID_VALUE', 'signature');
  const himself = identifierKey(applicant.identifier) === identifierKey(submission.person.identifier);
  if (himself !== (applicant.capacity === 'PERSON_CONCERNED')) return refuse('INVALID_VALUE', 'applicant.capacity');
  for (const [position, code] of matters.entries()) {
    const matter = matterOn(code, receivedOn);
    if (!matter) return refuse('MATTER_UNKNOWN', `matters.${position}`);
    if (matters.indexOf(code) !== position) return refuse('INVALID_VALUE', `matters.${position}`);
    const isDeclared = matter.regime !== 'PROGRAMME' || applicant.declaration === DECLARATION_CLAUSE.version;
    if (channel === 'ACCOUNT' && !isDeclared) return refuse('DECLARATION_MISSING', 'declaration'); // who fills in a form can still do it; paper is received, and called for
  }
  const finding = findingFor(submission, centre, receivedOn);
  if (finding.outcome === 'NOT_AN_APPLICATION') return refuse('NOT_AN_APPLICATION', 'channel');
  return done({ finding, parts: openParts(matters, finding), defects: formalDefects(applicant, matters, finding, receivedOn) });
}

/** Who is competent, by the facts that an application states and the law of the day on which it was received. What was agreed on for some matters decides about these. */
export function findingFor(submission: Submission, centre: Centre, receivedOn: LocalDate): CompetenceFinding {
  const { applicant: { agreesToForwarding, agreesFor = [] } } = submission;
  const found = findingWith(submission, centre, receivedOn, agreesToForwarding);
  if (agreesToForwarding || agreesFor.length === 0) return found;
  const agreed = findingWith(submission, centre, receivedOn, true);
  const isAgreed = (matter: string | null) => matter !== null && agreesFor.includes(matter);
  return {
    ...found,
    parts: found.parts.map((part) => agreed.parts.find(({ matter }) => matter === part.matter && isAgreed(matter)) ?? part),
    trail: [...agreed.trail.filter(({ matter }) => isAgreed(matter)), ...found.trail.filter(({ matter }) => !isAgreed(matter))],
  };
}

const findingWith = ({ channel, matters, person, realEstate, school }: Submission, centre: Centre, receivedOn: LocalDate, agreementOfApplicant: boolean): CompetenceFinding => competence({
  centre, matters, receivedOn, channel, agreementOfApplicant,
  person: {
    residence: person.residence, stay: person.stay, lastPermanentRegistration: person.lastPermanentRegistration,
    homeless: person.homeless, foreigner: person.foreigner, urgent: person.urgent, careHome: person.careHome ?? null,
  },
  realEstate: realEstate ?? null, school: school ?? null,
});
