import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../src/project-root.js';

type Document = Record<string, unknown>;

const read = (path: string): Document => JSON.parse(readFileSync(join(PROJECT_ROOT, path), 'utf8')) as Document;

export const fixture = (name: string): Document => read(`connectors/ngo/fixtures/${name}`);

/** Examples of the specification itself, kept beside the project. */
export const specificationExample = (name: string): Document => read(`../shared/realdata/hsds-3.0/${name}`);
