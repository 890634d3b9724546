import { describe, expect, test } from '@jest/globals';
import { legalContext } from '../../src/gateway/legal.js';

const ACTOR = { id: 'k-1', role: 'coordinator', tenant: 'CUS-1' } as const;
const LEGAL = { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'W/2026/000001' } as const;

describe('the legal context of a question', () => {
  test('is taken over without the spaces around it', () => {
    expect(legalContext(ACTOR, { ...LEGAL, basis: ` ${LEGAL.basis} `, caseId: `${LEGAL.caseId}\n` })).toEqual(LEGAL);
  });
  test.each([
    ['a second line in the case', { caseId: 'W/1\r\nX-Cel: nadzor' }], ['a NUL in the case', { caseId: 'W\u0000' }], ['a case that turns the writing', { caseId: 'W\u202e1' }],
    ['no case', { caseId: '   ' }], ['a case of 65 characters', { caseId: 'W'.repeat(65) }],
    ['a second line in the basis', { basis: 'ustawa o CUS\r\nart. 37' }], ['a tab in the basis', { basis: 'ustawa\to CUS' }], ['a basis of two letters', { basis: 'ab' }],
  ])('is refused for %s, and the value is not repeated', (_, change) => {
    const ask = () => legalContext(ACTOR, { ...LEGAL, ...change });
    const [field] = Object.keys(change);
    expect(ask).toThrow(expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }), message: expect.stringContaining(`(legal.${field})`) }));
    expect(ask).not.toThrow(Object.values(change)[0]);
  });
});
