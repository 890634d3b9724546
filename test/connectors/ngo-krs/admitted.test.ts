import { describe, expect, test } from '@jest/globals';
import type { Heard } from '../../../connectors/connector.js';
import type { OrganisationStanding } from '../../../src/core/residents/standing.js';
import { admittedByKrs } from '../../../src/gateway/admitted-by-krs.js';
import type { Context } from '../../../src/gateway/context.js';
import type { LocalDate } from '../../../src/vocabulary/local-date.js';
import { numberOf } from './extracts.js';

const HOUR = 3_600_000;
const krs = numberOf('association');
const STANDING: OrganisationStanding = { name: 'STOWARZYSZENIE', krs, register: 'S', inLiquidation: false, inBankruptcy: false, asOf: '2026-11-20' as LocalDate };

/** What becomes of an organisation of which KRS says this. */
async function becomes(heard: Heard<OrganisationStanding | undefined>) {
  const context = { hub: { sources: { connectors: [{}, { standing: async () => heard }] } } } as unknown as Context;
  const outcome = (await admittedByKrs({ id: 'NGO:1', name: 'Stowarzyszenie', krs }, 'catalogueId', context))!;
  return outcome.ok ? 'ADMITTED' : outcome.refusals.map(({ code }) => code);
}
const kept = (hours: number, value: OrganisationStanding | undefined = STANDING): Heard<OrganisationStanding | undefined> =>
  ({ heard: true, value, asOf: new Date(Date.now() - hours * HOUR), staleBecause: 'KRS ma przerwę.' });

describe('while KRS does not answer', () => {
  test('what it said within a day counts', async () => {
    expect(await becomes(kept(23))).toBe('ADMITTED');
    expect(await becomes(kept(23, { ...STANDING, inLiquidation: true }))).toEqual(['PROVIDER_IN_LIQUIDATION']);
  });

  test('what it said before that admits nobody', async () => {
    expect(await becomes(kept(25))).toEqual(['SOURCE_UNAVAILABLE']);
    expect(await becomes(kept(24 * 365))).toEqual(['SOURCE_UNAVAILABLE']);
  });

  test('and it never said anything, nobody is admitted', async () => {
    expect(await becomes({ heard: false, fault: { source: 'NGO', coordinate: 'ngo.krs', kind: 'TIMEOUT', retryable: true } })).toEqual(['SOURCE_UNAVAILABLE']);
  });
});
