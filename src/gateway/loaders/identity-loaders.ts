import DataLoader from 'dataloader';
import { decisionsAbout } from '../../shell/commands/identity-decisions.js';
import { type IdentityDecisionRow, IdentityReviewRow } from '../../shell/store/identity-tables.js';
import type { HubParts } from '../hub-parts.js';

/** What was decided and asked about residents, by their id: one statement for all of a request, and the second only where something is open. */
export const identityLoaders = ({ orm }: HubParts) => ({
  decisions: new DataLoader<string, readonly IdentityDecisionRow[]>(async (residentIds) => {
    const byResident = Map.groupBy(await decisionsAbout(orm.em.fork(), residentIds), ({ residentId }) => residentId);
    return residentIds.map((id) => byResident.get(id) ?? []);
  }),
  openReviews: new DataLoader<string, readonly IdentityReviewRow[]>(async (residentIds) => {
    const open = await orm.em.fork().find(IdentityReviewRow, { residentId: { $in: [...residentIds] }, state: 'OPEN' });
    const byResident = Map.groupBy(open, ({ residentId }) => residentId);
    return residentIds.map((id) => byResident.get(id) ?? []);
  }),
});
