import type { LetterKind } from '../letter.js';
import { call64, left64 } from './completion.js';
import { delay36 } from './delay.js';
import { dispute22, settled22 } from './dispute.js';
import { cover, forwarding38, forwarding65 } from './forwarding.js';
import { information, return66, separate66 } from './several-matters.js';
import type { Template } from './template.js';

export const TEMPLATES: Readonly<Record<LetterKind, Template>> = {
  FORWARDING_65: forwarding65,
  FORWARDING_38: forwarding38,
  COVER: cover,
  COVER_38: cover,
  COVER_INTERNAL: cover,
  COVER_EMERGENCY: cover,
  SEPARATE_66: separate66,
  RETURN_66: return66,
  CALL_64: call64,
  LEFT_64: left64,
  DELAY_36: delay36,
  INFORMATION: information,
  SETTLED_22: settled22,
  DISPUTE_22: dispute22,
};
