import type { Centre } from '../routing/facts.js';
import type { Application } from './application.js';
import { openParts } from './part.js';
import { findingFor } from './submit.js';
import type { Stated } from './supplement.js';

/**
 * The applicant agrees to forwarding, in the talk about the needs (ustawa o CUS art. 38 ust. 1): of the named matters, as it may be in part, or of all
 * of them. What competence stands on has changed with that, so it is found anew by the law of the day of receipt: a matter that the centre has kept for
 * want of the agreement can go to the unit whose it is. For the others nothing has changed.
 */
export function withAgreement(
  application: Application, agreed: readonly string[] | null, { person, places, receivedOn }: Pick<Stated, 'person' | 'places' | 'receivedOn'>, centre: Centre,
): Application {
  const { matters, channel } = application;
  const { agreesFor = [] } = application.applicant;
  const applicant = agreed === null
    ? { ...application.applicant, agreesToForwarding: true }
    : { ...application.applicant, agreesFor: [...new Set([...agreesFor, ...agreed])] };
  const finding = findingFor({ channel, matters, applicant, person, ...places }, centre, receivedOn);
  const found = openParts(matters, finding);
  const parts = application.parts.map((part) => {
    const now = found.find(({ matter }) => matter === part.matter)!;
    const isWithTheCentre = part.state === 'OPEN' || (part.state === 'ASSIGNED' && part.mode === 'INTERNAL');
    return isWithTheCentre && now.mode === 'ART38_GMINA' && (agreed === null || agreed.includes(part.matter)) ? { ...now, state: part.state } : part;
  });
  return { ...application, applicant, finding, parts };
}

/** What was agreed on, or waits in vain for that: `agreesToForwarding` is said of the application, `agreesFor` of some of its matters. */
export const agreesTo = ({ applicant }: Pick<Application, 'applicant'>, matter: string): boolean => applicant.agreesToForwarding || (applicant.agreesFor ?? []).includes(matter);
