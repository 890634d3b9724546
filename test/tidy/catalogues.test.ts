import { describe, expect, test } from '@jest/globals';
import ts from 'typescript-api';
import { ROLES, type Actor } from '../../src/core/access/actor.js';
import { may, PERMISSIONS, type Permission } from '../../src/core/access/permissions.js';
import { PURPOSE_RULES } from '../../src/core/access/purposes.js';
import { refuse, REFUSALS } from '../../src/vocabulary/refusals.js';
import { type Source, sourceOf, sourcesUnder, visit } from './source.js';

/** Texts in quotation marks, outside the file that declares them. A key of an object counts where `keys` says so. */
function textsOf(sources: readonly Source[]): Set<string> {
  const texts = new Set<string>();
  for (const { tree } of sources) {
    visit(tree, (node) => {
      const isKey = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
      if (ts.isStringLiteralLike(node) && !isKey) texts.add(node.text);
    });
  }
  return texts;
}

const program = sourcesUnder('src', 'schema', 'connectors');
const usedOutside = (declaredIn: string) => textsOf(program.filter(({ path }) => path !== declaredIn));
const permissions = Object.keys(PERMISSIONS) as Permission[];
const actor = (role: Actor['role']): Actor => ({ id: 'somebody', role, tenant: 'a-gmina' });

describe('permissions', () => {
  test('each one is asked for by a command or a query', () => {
    const used = textsOf(program.filter(({ path }) => /^src\/(shell|gateway)\//.test(path)));
    expect(permissions.filter((permission) => !used.has(permission))).toEqual([]);
  });

  test('each role may do something, and the table names no other role', () => {
    const named = new Set<string>(Object.values(PERMISSIONS).flat());
    expect([...named].toSorted()).toEqual(Object.keys(ROLES).toSorted());
  });

  test.each(permissions)('%s: whoever stands in the table may, and nobody else; the hub itself may nothing', (permission) => {
    const allowed = [...Object.keys(ROLES), 'system'].filter((role) => may(actor(role as Actor['role']), permission));
    expect(allowed.toSorted()).toEqual([...PERMISSIONS[permission]].toSorted());
    expect(allowed).not.toContain('system');
    expect(allowed.length).toBeGreaterThan(0);
  });

  test('recognition of needs, plans and referrals belong to the staff of the centre (ustawa o CUS art. 49)', () => {
    for (const permission of ['needs.record', 'plan.draft', 'plan.approve', 'referral.issue'] as const) {
      expect(PERMISSIONS[permission].filter((role) => !['clerk', 'coordinator', 'organizer', 'director'].includes(role))).toEqual([]);
    }
  });

  test('whoever administers the system sees no person', () =>
    expect(permissions.filter((permission) => may(actor('administrator'), permission)).toSorted()).toEqual(['events.read', 'provider.read', 'provider.register', 'system.read']));

  test('a provider does nothing but answer referrals and see its own', () =>
    expect(permissions.filter((permission) => may(actor('provider'), permission)).toSorted())
      .toEqual(['events.read', 'referral.accept', 'referral.complete', 'referral.package', 'referral.read', 'referral.start']));

  test('every role of a purpose is a role', () =>
    expect(Object.values(PURPOSE_RULES).flatMap(({ roles }) => [...roles]).filter((role) => !(role in ROLES))).toEqual([]));
});

describe('refusals', () => {
  const codes = Object.keys(REFUSALS);
  test('stand in the order of the alphabet, each once, in capitals', () => {
    expect(codes).toEqual([...new Set(codes)].toSorted());
    expect(codes.filter((code) => !/^[A-Z]+(_[A-Z]+)*$/.test(code))).toEqual([]);
  });

  test('are all used: a code that nobody says is taken off the list', () => {
    const used = usedOutside('src/vocabulary/refusals.ts');
    expect(codes.filter((code) => !used.has(code))).toEqual([]);
  });

  test('are Polish sentences that end', () => expect(Object.values(REFUSALS).filter((text) => !/^\p{Lu}.{10,}\.$/u.test(text))).toEqual([]));

  test('say the code, the sentence and the field, and nothing that was put in', () =>
    expect(refuse('INVALID_VALUE', 'applicant.address')).toEqual({ ok: false, refusals: [{ code: 'INVALID_VALUE', field: 'applicant.address', message: REFUSALS.INVALID_VALUE }] }));
});

test('a planted fault is caught: a text counts where it is said, not where it is a key', () =>
  expect([...textsOf([sourceOf('src/a.ts', "const a = { 'KEY': 'VALUE' }; refuse('SAID'); type T = 'TYPED';")])]).toEqual(['VALUE', 'SAID', 'TYPED']));
