import type { Centre } from '../routing/facts.js';
import type { CompetenceFinding } from '../routing/finding.js';
import { nextState } from '../../vocabulary/lifecycle.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { type Applicant, type Application, DECLARATION_CLAUSE, type PersonConcerned } from './application.js';
import { applicationFact } from './application-fact.js';
import { formalDefects } from './formal-defects.js';
import { APPLICATION_LIFE } from './lifecycle.js';
import { type Moved, withParts } from './move-parts.js';
import { openParts } from './part.js';
import { isPingPong, type ForwardedBy } from './ping-pong.js';
import { findingFor, type Submission } from './submit.js';

type Places = Pick<Submission, 'realEstate' | 'school'>;
type WhereAndHow = Pick<PersonConcerned, 'residence' | 'stay' | 'lastPermanentRegistration' | 'homeless' | 'foreigner' | 'urgent' | 'careHome'>;

/** What is completed, or put right; what is left out stays as it was. */
export interface Supplement {
  readonly applicant: Partial<Pick<Applicant, 'signature' | 'declaration' | 'address' | 'ade' | 'agreesToForwarding'>>;
  readonly person: Partial<WhereAndHow>;
  readonly places: Places;
}

/** What an application says, beside what every act needs to know of it. */
export interface Stated {
  readonly person: PersonConcerned;
  readonly places: Places;
  /** Completed or not, it was received on this day, and the law of this day holds (k.p.a. art. 61 § 3). */
  readonly receivedOn: LocalDate;
  readonly forwardedBy: ForwardedBy | null;
  readonly escalated: boolean;
}

export interface Supplemented extends Moved, Pick<Stated, 'person' | 'places'> {}

/**
 * Completes an application (k.p.a. art. 64 § 2), or what competence stands on. The finding is made anew: a matter that waits for its act, or was sent
 * back, goes where it belongs now. Nothing is accepted that would make another finding for a matter that has moved: units have acted on the one there is.
 */
export function supplement(application: Application, stated: Stated, given: Supplement, centre: Centre): Outcome<Supplemented> {
  const state = nextState(APPLICATION_LIFE, application.state, 'supplement');
  if (!state) return refuse('APPLICATION_STATE', 'id');
  if (![given.applicant, given.person, given.places].some((each) => Object.keys(each).length > 0)) return refuse('INVALID_VALUE', 'input');
  if (given.applicant.signature === 'NONE') return refuse('INVALID_VALUE', 'signature');
  if (given.applicant.declaration !== undefined && given.applicant.declaration !== DECLARATION_CLAUSE.version) return refuse('INVALID_VALUE', 'declaration'); // the clause is fixed by statute
  const { matters, channel } = application;
  const applicant = { ...application.applicant, ...given.applicant, ...(given.applicant.agreesToForwarding === false && { agreesFor: [] }) };
  const [person, places] = [{ ...stated.person, ...given.person }, { ...stated.places, ...given.places }];
  const found = findingFor({ channel, matters, applicant, person, ...places }, centre, stated.receivedOn);
  const waiting = application.parts.filter((part) => part.state === 'OPEN' || part.state === 'SENT_BACK');
  const changed = new Set(matters.filter((matter) => whereTo(found, matter) !== whereTo(application.finding, matter)));
  if (application.parts.some((part) => changed.has(part.matter) && !waiting.includes(part))) return refuse('APPLICATION_STATE', 'input');
  const finding = changed.size > 0 || waiting.length === matters.length ? found : application.finding;
  const parts = application.parts.map((part) => (changed.has(part.matter) || part.state === 'OPEN' ? openParts([part.matter], finding)[0]! : part));
  const defects = formalDefects(applicant, matters.filter((matter) => !application.parts.some((part) => part.matter === matter && part.state === 'LEFT')), finding, stated.receivedOn);
  // Who was called stays called until nothing is missing; what the others have come to meanwhile shows then.
  const next = withParts({ ...application, state: defects.length > 0 ? application.state : state, applicant, finding, parts, defects }, []);
  const escalates = changed.size > 0 && !stated.escalated && stated.forwardedBy !== null && isPingPong(finding, stated.forwardedBy);
  return done({
    application: next, moved: [], person, places,
    facts: [
      applicationFact('application.supplemented', next.id, next.state),
      ...(escalates ? [applicationFact('application.escalated', next.id, next.state, { detail: stated.forwardedBy!.unit })] : []),
    ],
  });
}

/** The unit of a matter and how it goes there; the trail may have looked at other facts. */
const whereTo = ({ parts }: CompetenceFinding, code: string): string => {
  const part = parts.find(({ matter }) => matter === code);
  return JSON.stringify(part && [part.mode, part.unit, part.territory]) ?? '';
};
