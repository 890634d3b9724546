import { isPlainText } from '../../vocabulary/plain-text.js';
import type { StatedIdentity } from './parts.js';

/** Whether the record's own id and the names in it can be kept, logged and shown. One that cannot is MALFORMED, whichever source it came from. */
export const isPlainRecord = ({ recordId, identity: { givenName, familyName } }: { readonly recordId: string; readonly identity: StatedIdentity }): boolean =>
  [recordId, givenName, familyName].every((each) => each === undefined || isPlainText(each));
