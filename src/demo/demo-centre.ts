import { DEMO_GMINA } from '../../connectors/ngo/demo-services.js';
import type { Centre } from '../core/routing/facts.js';
import { parseGminaCode } from '../vocabulary/gmina-code.js';

export const DEMO_TENANT = 'zielone-wzgorze';

/** A centre that an OPS was transformed into, for one gmina that does not exist. */
export const DEMO_CENTRE: Centre = { form: 'OPS_TRANSFORMED', gminas: [parseGminaCode(DEMO_GMINA)!], powiatRights: false, agreements: [] };

/** Registered at the first start. The first one has the sample program and answers by itself; the second waits for you in the playground. */
export const DEMO_PROVIDERS = [
  { catalogueId: 'NGO:6f9a1c0e-2b57-4f0e-9a31-0c5d6f3b1a01', kind: 'NGO', basis: 'umowa 1/2026 po otwartym konkursie ofert' },
  { catalogueId: 'NGO:6f9a1c0e-2b57-4f0e-9a31-0c5d6f3b1a02', kind: 'NGO', basis: 'umowa 2/2026 po otwartym konkursie ofert' },
] as const;

/** Code of the provider whose program runs in the demo. */
export const SAMPLE_PROVIDER = 'p-0001';
