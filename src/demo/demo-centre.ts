import { DEMO_GMINA } from '../../connectors/ngo/demo-services.js';
import type { Office } from '../core/letters/office.js';
import type { Centre } from '../core/routing/facts.js';
import { parseAde } from '../vocabulary/ade.js';
import { powiatOf } from '../vocabulary/terc.js';
import { parseGminaCode } from '../vocabulary/gmina-code.js';

export const DEMO_TENANT = 'zielone-wzgorze';

/** A centre that an OPS was transformed into, for one gmina that does not exist. */
export const DEMO_CENTRE: Centre = { form: 'OPS_TRANSFORMED', gminas: [parseGminaCode(DEMO_GMINA)!], powiatRights: false, agreements: [] };

const DEMO_POWIAT = powiatOf(parseGminaCode(DEMO_GMINA)!);

/** Its letters, and the offices of a powiat and of a gmina that do not exist either. */
export const DEMO_OFFICE: Office = {
  name: 'Centrum Usług Społecznych w Zielonym Wzgórzu', address: 'ul. Lipowa 1, 00-950 Zielone Wzgórze', phone: null, email: 'kancelaria@cus.example.pl',
  dataProtectionOfficer: 'iod@cus.example.pl',
  units: [
    { unit: 'UG', territory: DEMO_GMINA, name: 'Urząd Gminy Zielone Wzgórze', address: 'ul. Lipowa 3, 00-950 Zielone Wzgórze', ade: null, ezd: true },
    { unit: 'PUP', territory: DEMO_POWIAT, name: 'Powiatowy Urząd Pracy', address: 'ul. Powiatowa 2, 00-950 Zielone Wzgórze', ade: parseAde('AE:PL-10001-20002-ABCDE-11')!, ezd: false },
    { unit: 'PCPR', territory: DEMO_POWIAT, name: 'Powiatowe Centrum Pomocy Rodzinie', address: 'ul. Powiatowa 4, 00-950 Zielone Wzgórze', ade: parseAde('AE:PL-10001-20002-ABCDE-22')!, ezd: false },
  ],
};

/** Registered at the first start. The first one has the sample program and answers by itself; the second waits for you in the playground. */
export const DEMO_PROVIDERS = [
  { catalogueId: 'NGO:6f9a1c0e-2b57-4f0e-9a31-0c5d6f3b1a01', kind: 'NGO', basis: 'umowa 1/2026 po otwartym konkursie ofert' },
  { catalogueId: 'NGO:6f9a1c0e-2b57-4f0e-9a31-0c5d6f3b1a02', kind: 'NGO', basis: 'umowa 2/2026 po otwartym konkursie ofert' },
] as const;

/** Code of the provider whose program runs in the demo. */
export const SAMPLE_PROVIDER = 'p-0001';
