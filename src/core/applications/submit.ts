import { matterOn } from '../law/matters.js';
import { competence } from '../routing/competence.js';
import type { Centre, Channel } from '../routing/facts.js';
import type { CompetenceFinding } from '../routing/finding.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { identifierKey } from '../../vocabulary/person-identifier.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { DECLARATION_CLAUSE, type Applicant, type PersonConcerned } from './application.js';

export interface Submission {
  readonly channel: Channel;
  readonly matters: readonly string[];
  readonly applicant: Applicant;
  readonly person: PersonConcerned;
}

/** Receives an application: what it must have to be one, and who is competent for it. */
export function submit(submission: Submission, centre: Centre, receivedOn: LocalDate): Outcome<CompetenceFinding> {
  const { channel, matters, applicant, person } = submission;
  if (matters.length === 0) return refuse('INVALID_VALUE', 'matters');
  const himself = identifierKey(applicant.identifier) === identifierKey(person.identifier);
  if (himself !== (applicant.capacity === 'PERSON_CONCERNED')) return refuse('INVALID_VALUE', 'applicant.capacity');
  for (const [position, code] of matters.entries()) {
    const matter = matterOn(code, receivedOn);
    if (!matter) return refuse('MATTER_UNKNOWN', `matters.${position}`);
    if (matters.indexOf(code) !== position) return refuse('INVALID_VALUE', `matters.${position}`);
    if (matter.regime === 'PROGRAMME' && applicant.declaration !== DECLARATION_CLAUSE.version) return refuse('DECLARATION_MISSING', 'declaration');
  }
  const finding = competence({
    centre, matters, receivedOn, channel, agreementOfApplicant: applicant.agreesToForwarding,
    person: {
      residence: person.residence, stay: person.stay, lastPermanentRegistration: person.lastPermanentRegistration,
      homeless: person.homeless, foreigner: person.foreigner, urgent: person.urgent, careHome: null,
    },
    realEstate: null, school: null,
  });
  return finding.outcome === 'NOT_AN_APPLICATION' ? refuse('NOT_AN_APPLICATION', 'channel') : done(finding);
}
