import { CASE_STAFF, type Actor, type Role } from './actor.js';

const COORDINATION = ['coordinator', 'organizer'] as const;

/**
 * Who may do what. Nothing is allowed by default, and an act without a row does not compile. Where each matter of an application is, and its clocks,
 * are read by whoever may read the application; the rows of the same name are for the lists of all of them.
 * Qualification, recognition of needs and plans belong to CUS staff alone (ustawa o CUS art. 49).
 */
export const PERMISSIONS = {
  'application.submit': ['resident', ...CASE_STAFF],
  'application.read': ['resident', ...CASE_STAFF, 'auditor'],
  'application.assign': CASE_STAFF,
  'application.forward': CASE_STAFF,
  'application.split': CASE_STAFF,
  'application.return': CASE_STAFF,
  'application.inform': CASE_STAFF,
  'application.call': CASE_STAFF,
  'application.supplement': ['resident', ...CASE_STAFF],
  'application.leave': CASE_STAFF,
  'application.withdraw': ['resident', ...CASE_STAFF],
  'application.delay': CASE_STAFF,
  'forwarding.read': [...CASE_STAFF, 'auditor', 'unit'],
  'forwarding.package': ['unit'],
  'forwarding.answer': [...CASE_STAFF, 'unit'],
  'dispute.declare': ['organizer', 'director'],
  'dispute.settle': ['organizer', 'director'],
  'contact.record': CASE_STAFF,
  'contact.read': CASE_STAFF,
  'letter.read': ['resident', ...CASE_STAFF, 'auditor'],
  'letter.dispatch': CASE_STAFF,
  'deadline.read': [...CASE_STAFF, 'auditor'],
  'deadline.pause': CASE_STAFF,
  'deadline.meet': CASE_STAFF,
  'metryka.read': [...CASE_STAFF, 'auditor'],
  'needs.record': COORDINATION,
  'plan.draft': COORDINATION,
  'plan.approve': ['organizer', 'director'],
  'plan.read': ['resident', ...CASE_STAFF, 'auditor'],
  'referral.issue': COORDINATION,
  'referral.read': ['resident', ...CASE_STAFF, 'auditor', 'provider'],
  'referral.package': ['provider'],
  'referral.accept': ['provider'],
  'referral.start': ['provider'],
  'referral.complete': ['provider'],
  'resident.read': CASE_STAFF,
  'identity.read': CASE_STAFF,
  'identity.decide': CASE_STAFF,
  'events.read': [...CASE_STAFF, 'auditor', 'provider', 'unit', 'administrator'],
  'access-log.read': ['resident', 'auditor'],
  'provider.register': ['administrator'],
  'provider.read': [...CASE_STAFF, 'auditor', 'administrator'],
  'system.read': [...CASE_STAFF, 'auditor', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

/** The hub's own acts (role `system`) carry out what a provider's event asks; they are checked against that provider instead. */
export const may = (actor: Actor, permission: Permission): boolean =>
  (PERMISSIONS[permission] as readonly Actor['role'][]).includes(actor.role);
