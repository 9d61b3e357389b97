import type { BatchRow } from './batches';
import { outcomeOf } from './outcomes';

/** Why a row names nobody, as the service names it. */
const REASONS = [
  'MALFORMED',
  'TOO_LONG',
  'INVISIBLE_CHARACTER',
  'DOTLESS_I',
  'NON_ASCII_LOCAL_PART',
  'UNSUPPORTED_LOCAL_PART',
  'UNSUPPORTED_DOMAIN',
  'MIXED_SCRIPT',
  'NO_ADDRESS',
  'STRAY_QUOTE',
  'LINE_TOO_LONG',
  'FORMULA',
] as const;

/** Outcomes that say all there is to say. */
const OUTCOMES = [
  'WAITING',
  'ALREADY_MEMBER',
  'ALREADY_INVITED',
  'REASON_ADDED',
  'KEPT_OUT',
  'FAILED',
  'BLANK',
] as const;

type Why =
  | (typeof REASONS)[number]
  | (typeof OUTCOMES)[number]
  | 'REPEATED'
  // Somebody had an invite until they were added; taking that back does not bring it back (X32).
  | 'HAD_INVITE'
  | 'INVITE_GONE';

type Told = Pick<BatchRow, 'outcome' | 'reason' | 'sameAs' | 'foreseen'>;

/** Which of our sentences says why a row came to what it did; undefined where the service says it, or nothing is to be said. */
export function rowWhy(row: Told): Why | undefined {
  const outcome = outcomeOf(row);
  if (row.reason === 'HAD_INVITE' && (outcome === 'ADDED' || outcome === 'REMOVED')) {
    return outcome === 'ADDED' ? 'HAD_INVITE' : 'INVITE_GONE';
  }
  if (outcome === 'REPEATED') {
    return row.sameAs === null ? undefined : 'REPEATED';
  }
  return REASONS.find((reason) => reason === row.reason) ?? OUTCOMES.find((known) => known === outcome);
}
