import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayNumberOf } from '../../../src/core/law/calendar-day.js';
import { isWorkingDay } from '../../../src/core/law/free-days.js';
import { MATTER_CODES } from '../../../src/core/law/matters.js';
import { UNITS } from '../../../src/core/law/units.js';
import { competence } from '../../../src/core/routing/competence.js';
import { CENTRE_FORMS, CHANNELS, type CompetenceInput } from '../../../src/core/routing/facts.js';
import { MODES, OUTCOMES } from '../../../src/core/routing/finding.js';
import { RULES } from '../../../src/core/routing/rules.js';
import { type LocalDate, localDateOf } from '../../../src/vocabulary/local-date.js';
import { CHOJNICE, CZERSK, gmina, KOSCIERZYNA, settledBy, SLUPSK } from './dialect.js';

const place = fc.constantFrom(null, CZERSK, CHOJNICE, KOSCIERZYNA, SLUPSK, gmina('1465038'));
const code = fc.constantFrom(...MATTER_CODES);
const receivedOn = fc.tuple(fc.integer({ min: 2018, max: 2031 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, dayOfMonth]) => localDateOf(year, month, dayOfMonth))
  .filter((date): date is LocalDate => date !== undefined);
const units = Object.keys(UNITS).filter((unit): unit is keyof typeof UNITS => unit in UNITS);
const inputs: fc.Arbitrary<CompetenceInput> = fc.record({
  centre: fc.record({
    form: fc.constantFrom(...CENTRE_FORMS),
    gminas: fc.uniqueArray(fc.constantFrom(CZERSK, CHOJNICE, SLUPSK), { minLength: 1, maxLength: 3 }),
    powiatRights: fc.boolean(),
    agreements: fc.uniqueArray(fc.record({ matter: code, unit: fc.constantFrom(...units), basis: fc.constant('porozumienie 3/2026') }), {
      maxLength: 3, selector: ({ matter }) => matter,
    }),
  }),
  matters: fc.uniqueArray(code, { minLength: 1, maxLength: 4 }),
  receivedOn,
  channel: fc.constantFrom(...CHANNELS),
  agreementOfApplicant: fc.boolean(),
  person: fc.record({
    residence: place, stay: place, lastPermanentRegistration: place, careHome: place,
    homeless: fc.boolean(), foreigner: fc.boolean(), urgent: fc.boolean(),
  }),
  realEstate: place,
  school: place,
});
const always = (check: (input: CompetenceInput) => void): void => fc.assert(fc.property(inputs, check), { numRuns: 700 });

describe('For any input', () => {
  test('each matter has exactly one unit, or the refusal is explained', () => {
    always((input) => {
      const { outcome, parts, because } = competence(input);
      expect(OUTCOMES).toContain(outcome);
      const settled = parts.map(({ matter }) => matter);
      expect(settled).toEqual(input.matters.filter((matter) => settled.includes(matter)));
      if (settled.length < input.matters.length) expect(because).toMatch(/\.$/);
      for (const part of parts) {
        expect(Object.keys(UNITS)).toContain(part.unit);
        expect(Object.keys(MODES)).toContain(part.mode);
        expect(part.because).toMatch(/^\p{Lu}.*\.$|\)\.$/su);
        expect(part.statute.length).toBeGreaterThan(3);
      }
    });
  });

  test('the same input gives the same finding, and the finding is plain JSON', () => {
    always((input) => {
      const finding = competence(input);
      expect(competence(structuredClone(input))).toEqual(finding);
      expect(JSON.parse(JSON.stringify(finding))).toEqual(finding);
    });
  });

  test('the trail asks about emergencies first, and its last word on each matter is what the part says', () => {
    always((input) => {
      const { trail, parts } = competence(input);
      expect(trail[0]?.rule).toBe('emergency');
      for (const { matter, rule } of parts) {
        const about = trail.filter((entry) => entry.matter === matter);
        expect(about[0]?.rule).toBe('emergency');
        expect(about.filter(({ settled }) => settled).map((entry) => entry.rule)).toContain(rule);
      }
    });
  });

  test('an emergency is always handled, and by some unit at once', () => {
    always((input) => {
      const { outcome, parts } = competence({ ...input, matters: [...input.matters.filter((matter) => matter !== 'PD-001'), 'PD-001'] });
      expect(outcome).toBe('EMERGENCY');
      expect(parts.at(-1)).toMatchObject({ matter: 'PD-001', mode: 'EMERGENCY' });
    });
  });

  test('a territory has the digits of its level', () => {
    const digits = { gmina: 7, powiat: 4, wojewodztwo: 2, state: 0 };
    always((input) => {
      for (const { territory, level } of competence(input).parts) if (territory !== null) expect(territory).toHaveLength(digits[level]);
    });
  });

  test('nothing is forwarded under art. 38 without the agreement of the applicant', () => {
    always((input) => {
      const modes = competence({ ...input, agreementOfApplicant: false }).parts.map(({ mode }) => mode);
      expect(modes).not.toContain('ART38_GMINA');
    });
  });

  test('deadlines end on working days, and never before the application came', () => {
    always((input) => {
      for (const { legalEnd, alarm, rawEnd } of competence(input).parts.flatMap(({ deadlines }) => deadlines)) {
        expect(isWorkingDay(dayNumberOf(legalEnd))).toBe(true);
        expect(alarm).toBe(rawEnd < legalEnd ? rawEnd : legalEnd);
        expect(legalEnd >= rawEnd).toBe(true);
      }
    });
  });

  test('nobody but the gmina of stay is ever refunded', () => {
    always((input) => {
      for (const { costBearing, territory, rule } of competence(input).parts) {
        if (costBearing === null) continue;
        expect(costBearing).not.toBe(territory);
        expect(rule).not.toBe('place-of-residence');
      }
    });
  });
});

describe('The list of rules', () => {
  const all = Object.values(RULES).flat();

  test('names every rule once, each with a version and an article', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { name, version, statute } of all) expect([name, version, statute]).toEqual([expect.stringMatching(/^[a-z-]+$/), expect.stringMatching(/^\d{4}-\d{2}$/), expect.stringMatching(/art\./)]);
  });

  test('has no rule that a special one before it makes unreachable', () => {
    const reached = new Set<string>();
    for (const input of fc.sample(inputs, { numRuns: 20_000, seed: 4 })) for (const rule of settledBy(input)) reached.add(rule);
    expect(all.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);
  });
});
