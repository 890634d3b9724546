import type { AdmissionRule, ModeRule, PlaceRule, UnitRule, WholeRule } from './rule.js';
import { agreement } from './rules/agreement.js';
import { assistanceLeftWithOps } from './rules/assistance-left-with-ops.js';
import { benefitsLeftWithGmina } from './rules/benefits-left-with-gmina.js';
import { careHome } from './rules/care-home.js';
import { commonCourt } from './rules/common-court.js';
import { contactNotApplication } from './rules/contact-not-application.js';
import { emergency } from './rules/emergency.js';
import { forwardingAgreed } from './rules/forwarding-agreed.js';
import { homelessLastPermanentRegistration } from './rules/homeless-last-permanent-registration.js';
import { homelessWithoutRegistration } from './rules/homeless-without-registration.js';
import { keptWithoutAgreement } from './rules/kept-without-agreement.js';
import { lastKnownResidence } from './rules/last-known-residence.js';
import { lawInForce } from './rules/law-in-force.js';
import { missingFact } from './rules/missing-fact.js';
import { noAuthority } from './rules/no-authority.js';
import { noLocalCompetence } from './rules/no-local-competence.js';
import { otherGmina } from './rules/other-gmina.js';
import { otherOrgan } from './rules/other-organ.js';
import { ownFormOnly } from './rules/own-form-only.js';
import { ownGmina } from './rules/own-gmina.js';
import { placeNotNeeded } from './rules/place-not-needed.js';
import { placeOfRegistration } from './rules/place-of-registration.js';
import { placeOfResidence } from './rules/place-of-residence.js';
import { placeOfStay } from './rules/place-of-stay.js';
import { realEstate } from './rules/real-estate.js';
import { residenceOrStay } from './rules/residence-or-stay.js';
import { sameOrgan } from './rules/same-organ.js';
import { seatOfEstablishment } from './rules/seat-of-establishment.js';
import { serviceOfAPerformer } from './rules/service-of-a-performer.js';
import { severalOrgans } from './rules/several-organs.js';
import { stayInDefault } from './rules/stay-in-default.js';
import { stayWhenHomeless } from './rules/stay-when-homeless.js';
import { stayWhenUrgentOrForeigner } from './rules/stay-when-urgent-or-foreigner.js';
import { unitOfTheMatter } from './rules/unit-of-the-matter.js';
import { whereHelpWasCalled } from './rules/where-help-was-called.js';

/** The table of contents of competence. Special before general; the first rule of a question that settles it, wins. */
export const RULES = {
  /** Is it an application that an authority has to route? */
  ADMISSION: [
    emergency, // before everything, also before the channel
    contactNotApplication, // k.p.a. art. 63 § 1
    lawInForce, // k.p.a. art. 6
    commonCourt, // k.p.a. art. 66 § 3
    ownFormOnly, // k.p.a. art. 9
    serviceOfAPerformer, // ustawa o CUS art. 7
  ] satisfies readonly AdmissionRule[],

  /** Whose territory? */
  PLACE: [
    noLocalCompetence, // k.p.a. art. 19
    ownGmina, // k.p.a. art. 217, and acts that let any gmina do it
    realEstate, // k.p.a. art. 21 § 1 pkt 1
    seatOfEstablishment, // k.p.a. art. 21 § 1 pkt 2
    placeOfStay, // u.p.s. art. 101 ust. 3, u.w.r.
    residenceOrStay, // ustawa o zatrudnieniu socjalnym art. 12
    careHome, // u.p.s. art. 101 ust. 2a i 6
    stayWhenUrgentOrForeigner, // u.p.s. art. 101 ust. 3
    homelessLastPermanentRegistration, // u.p.s. art. 101 ust. 2
    homelessWithoutRegistration, // k.p.a. art. 21 § 1 pkt 3
    stayWhenHomeless, // u.r.z.s. art. 6b
    placeOfRegistration, // ustawa z 20.04.2004 art. 33, for old applications
    placeOfResidence, // u.p.s. art. 101 ust. 1; k.p.a. art. 21 § 1 pkt 3
    stayInDefault, // k.p.a. art. 21 § 1 pkt 3
    lastKnownResidence, // k.p.a. art. 21 § 1 pkt 3
    whereHelpWasCalled, // k.p.a. art. 23
    placeNotNeeded, // k.p.a. art. 9
    missingFact, // k.p.a. art. 7
  ] satisfies readonly PlaceRule[],

  /** Which unit there? */
  UNIT: [
    agreement, // ustawa o CUS art. 3
    otherGmina, // u.p.s. art. 110
    keptWithoutAgreement, // ustawa o CUS art. 37
    assistanceLeftWithOps, // ustawa o CUS art. 15–16
    benefitsLeftWithGmina, // u.ś.r. art. 20 ust. 3
    unitOfTheMatter, // k.p.a. art. 20
  ] satisfies readonly UnitRule[],

  /** How does it get there? */
  MODE: [
    noAuthority, // ustawa o CUS art. 7
    forwardingAgreed, // ustawa o CUS art. 38 ust. 1 pkt 2
    sameOrgan, // ustawa o CUS art. 26
    otherOrgan, // k.p.a. art. 65
  ] satisfies readonly ModeRule[],

  /** About all matters of one application together. */
  WHOLE: [
    severalOrgans, // k.p.a. art. 66 § 1–2
  ] satisfies readonly WholeRule[],
};
