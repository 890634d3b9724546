/** Who is counted: a signed-in actor, or an address where nobody is signed in. */
export type PrincipalKey = `actor:${string}` | `address:${string}`;

export const principalKey = (actor: { readonly tenant: string; readonly id: string } | undefined, address: string): PrincipalKey =>
  actor ? `actor:${actor.tenant}:${actor.id}` : `address:${address}`;

interface Bucket { tokens: number; at: number }

/** Buckets remembered at once; the one unused for longest is forgotten first, and a forgotten bucket is full again. */
const BUCKETS_MAX = 10_000;

/**
 * Token bucket for each principal. Answers 0 when the request may pass, or the number of seconds to wait.
 * `now` in milliseconds of a clock that never goes back.
 */
export function requestRate({ perSecond, atOnce }: { perSecond: number; atOnce: number }) {
  const buckets = new Map<PrincipalKey, Bucket>();
  return (key: PrincipalKey, now = performance.now()): number => {
    const { tokens, at } = buckets.get(key) ?? { tokens: atOnce, at: now };
    const filled = Math.min(atOnce, tokens + ((now - at) / 1_000) * perSecond);
    const passes = filled >= 1;
    buckets.delete(key);
    buckets.set(key, { tokens: passes ? filled - 1 : filled, at: now });
    if (buckets.size > BUCKETS_MAX) buckets.delete(buckets.keys().next().value!);
    return passes ? 0 : Math.max(1, Math.ceil((1 - filled) / perSecond));
  };
}
