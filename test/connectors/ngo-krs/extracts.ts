import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseKrsNumber, type KrsNumber } from '../../../src/vocabulary/krs-number.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';

type Document = Readonly<Record<string, unknown>>;

/** An extract as the register sends it. */
export const extract = (name: string): Document =>
  JSON.parse(readFileSync(join(PROJECT_ROOT, `connectors/ngo/krs/fixtures/OdpisAktualny.${name}.json`), 'utf8')) as Document;

export const EXTRACTS = ['association', 'liquidation', 'bankruptcy', 'all-of-it-over'] as const;

export const numberOf = (name: (typeof EXTRACTS)[number]): KrsNumber => parseKrsNumber(`000990006${EXTRACTS.indexOf(name) + 1}`)!;
