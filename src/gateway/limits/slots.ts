import type { PrincipalKey } from './request-rate.js';

/** At most `max` things held open at once by one principal. Undefined: none left. The returned function gives the slot back, once. */
export function slots(max: number): (key: PrincipalKey) => (() => void) | undefined {
  const held = new Map<PrincipalKey, number>();
  return (key) => {
    const count = held.get(key) ?? 0;
    if (count >= max) return undefined;
    held.set(key, count + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const left = held.get(key)! - 1;
      if (left === 0) held.delete(key);
      else held.set(key, left);
    };
  };
}
