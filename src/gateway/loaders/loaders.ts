import type { HubParts, Asked } from '../hub-parts.js';
import { careLoaders } from './care-loaders.js';
import { identityLoaders } from './identity-loaders.js';
import { readLoader } from './read-loader.js';
import { partLoaders } from './part-loaders.js';
import { residentLoader } from './resident-loader.js';
import { rowLoaders } from './row-loaders.js';
import { slotLoader } from './slot-loader.js';

/** Everything that is read in batches, for one request. */
export const loadersFor = (hub: HubParts, asked: Asked) => ({
  ...rowLoaders(hub),
  identity: identityLoaders(hub, asked),
  residents: residentLoader(hub, asked),
  parts: partLoaders(hub, asked),
  care: careLoaders(hub, asked),
  reads: readLoader(hub, asked),
  slots: slotLoader(hub, asked),
});
export type Loaders = ReturnType<typeof loadersFor>;
