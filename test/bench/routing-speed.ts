import { DEMO_CENTRE } from '../../src/demo/demo-centre.js';
import { MATTER_CODES, matterOn } from '../../src/core/law/matters.js';
import { competence } from '../../src/core/routing/competence.js';
import { CENTRE_FORMS, type CompetenceInput } from '../../src/core/routing/facts.js';
import { parseGminaCode } from '../../src/vocabulary/gmina-code.js';
import { parseLocalDate } from '../../src/vocabulary/local-date.js';

const RECEIVED_ON = parseLocalDate('2026-11-24')!;
const HERE = DEMO_CENTRE.gminas[0]!;
const ELSEWHERE = parseGminaCode('2206011')!;

/** Every matter in force, in each form of a centre, for a resident and for somebody homeless from elsewhere. */
export function applications(): readonly CompetenceInput[] {
  const nobody = { residence: null, stay: null, lastPermanentRegistration: null, homeless: false, foreigner: false, urgent: false, careHome: null };
  const people = [{ ...nobody, residence: HERE }, { ...nobody, stay: HERE, lastPermanentRegistration: ELSEWHERE, homeless: true }];
  return CENTRE_FORMS.flatMap((form) => people.flatMap((person) => MATTER_CODES.filter((code) => matterOn(code, RECEIVED_ON)).map((code): CompetenceInput => ({
    centre: { ...DEMO_CENTRE, form, powiatRights: form === 'MOPR_TRANSFORMED' }, matters: [code], receivedOn: RECEIVED_ON, channel: 'PAPER',
    agreementOfApplicant: true, person, realEstate: null, school: null,
  }))));
}

/** Findings that one core makes in a second, measured in processor time of this process for about so long. */
export function findingsPerSecond(inputs: readonly CompetenceInput[], milliseconds: number): number {
  const before = process.cpuUsage();
  let findings = 0;
  let microseconds = 0;
  while (microseconds < milliseconds * 1_000) {
    for (const input of inputs) if (competence(input).trail.length > 0) findings += 1;
    const { user, system } = process.cpuUsage(before);
    microseconds = user + system;
  }
  return findings / (microseconds / 1e6);
}
