import type { JSONWebKeySet } from 'jose';
import type { SourceAddress } from '../../connectors/registry.js';
import type { SourceSystem } from '../../src/vocabulary/source-system.js';

/** What the servers under measurement work with. */
export interface Wish {
  readonly sources: Readonly<Partial<Record<SourceSystem, SourceAddress>>>;
  readonly databaseUrl: string;
  /** Public keys of the demo's tokens. */
  readonly jwks: JSONWebKeySet;
}

const VARIABLE = 'HUB_BENCH';

/** It travels in the environment, because it holds a password. */
export const writeWish = (wish: Wish): Record<string, string> => ({ [VARIABLE]: JSON.stringify(wish) });
export const readWish = (): Wish => JSON.parse(process.env[VARIABLE]!) as Wish;
