import type { SocialAssistancePart, StatedIdentity } from './parts.js';

/** Whether what is stated of a person agrees with what a source has, field by field; what it has is not told. A missing field was not asked. */
export type IdentityCheck = { readonly [Field in keyof StatedIdentity]?: 'CONSISTENT' | 'DIFFERENT' };

/** Whether a source has anything of a person in an area of benefits (obszar), and nothing more of it. */
export interface AreaPresence {
  readonly area: NonNullable<SocialAssistancePart['benefits']>[number]['area'];
  readonly present: boolean;
}
