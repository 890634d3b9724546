import type { Role } from '../../../core/access/actor.js';
import { cell } from './cell.js';
import type { Speaker } from './speakers.js';

/** Whom the requests speak as now. */
export const speaker = cell<Speaker>('none');
/** Whether this hub gives demo tokens. */
export const givesTokens = cell(false);
/** A token that somebody pasted, where the hub gives none. Kept in memory alone, and gone with the page. */
export const pastedToken = cell('');

export async function askWhetherTokensAreGiven(): Promise<void> {
  const response = await fetch(new URL('playground/settings', document.baseURI)).catch(() => undefined);
  givesTokens.set(response?.ok === true && ((await response.json()) as { tokens: boolean }).tokens);
}

interface Kept { readonly token: Promise<string>; readonly until: number }
/** Shorter than a demo token lives (one hour). */
const KEEP_MILLISECONDS = 50 * 60_000;
const kept = new Map<Role, Kept>();

/** Headers of a request by this speaker; the same go into `connection_init` of a WebSocket. Throws when the hub refuses a token. */
export async function authorizationOf(who: Speaker): Promise<Record<string, string>> {
  if (!givesTokens.get()) return pastedToken.get() === '' ? {} : { authorization: `Bearer ${pastedToken.get()}` };
  return who === 'none' ? {} : { authorization: `Bearer ${await tokenOf(who)}` };
}

function tokenOf(role: Role): Promise<string> {
  const known = kept.get(role);
  if (known && known.until > Date.now()) return known.token;
  const token = askForToken(role);
  kept.set(role, { token, until: Date.now() + KEEP_MILLISECONDS });
  token.catch(() => kept.delete(role));
  return token;
}

/** After a refusal: the hub may have begun anew, with another key. */
export const forgetTokens = (): void => kept.clear();

async function askForToken(role: Role): Promise<string> {
  const response = await fetch(new URL('playground/token', document.baseURI), {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ role }),
  });
  if (!response.ok) throw new Error(`Hub nie wydał tokena dla tej roli (${response.status}).`);
  const { token } = (await response.json()) as { token: string };
  return token;
}
