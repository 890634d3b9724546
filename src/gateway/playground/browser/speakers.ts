import { ROLES, type Role } from '../../../core/access/actor.js';

/** Whom the playground speaks as. `none` sends no token. */
export type Speaker = Role | 'none';

/** Polish names, as the first line of a tab (`# rola: …`) spells them. */
export const SPEAKERS = {
  none: 'bez tokena', clerk: 'pracownik przyjmujący', coordinator: 'koordynator', organizer: 'organizator', director: 'dyrektor',
  provider: 'realizator', resident: 'mieszkaniec', unit: 'jednostka', auditor: 'kontrola', administrator: 'administrator',
} as const satisfies Record<Speaker, string>;

/** What the role may do, in one line. */
export const meaningOf = (speaker: Speaker): string => (speaker === 'none' ? 'Zapytania idą bez tokena dostępu.' : ROLES[speaker]);

/** Whom a query asks for in its first lines, by Polish or English name. */
export function speakerOf(query: string): Speaker | undefined {
  const said = /^# rola: (.+)$/m.exec(query)?.[1]?.trim();
  return (Object.keys(SPEAKERS) as Speaker[]).find((speaker) => said === speaker || said === SPEAKERS[speaker]);
}
