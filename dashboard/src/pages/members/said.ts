import type { EnrollmentMethod } from '@/api/licenses';
import type { HistoryEntry } from './members';

/** A line of somebody's history: the key of its words, and the way they name. */
export interface Line {
  key: LineKey;
  method: EnrollmentMethod | undefined;
  tone: 'good' | 'info' | 'warn' | 'bad' | 'muted';
}

export type LineKey =
  | 'accepted'
  | 'added'
  | 'alreadyInvited'
  | 'alreadyMember'
  | 'also'
  | 'declined'
  | 'ended'
  | 'expired'
  | 'failed'
  | 'fewer'
  | 'invited'
  | 'keptOut'
  | 'left'
  | 'lifted'
  | 'liftedBack'
  | 'merged'
  | 'namedKeptOut'
  | 'refused'
  | 'removed'
  | 'seated'
  | 'seatedInvite'
  | 'waits'
  | 'withdrawn';

type Said = Pick<HistoryEntry, 'kind' | 'outcome' | 'before' | 'after' | 'actor'> & {
  method?: EnrollmentMethod | null | undefined;
};

/** What an entry of the ledger means to an admin. */
export function said(entry: Said): Line {
  const line = (key: LineKey, tone: Line['tone']): Line => ({ key, tone, method: entry.method ?? undefined });
  if (entry.outcome === 'REFUSED') {
    return line('refused', 'warn');
  }
  if (entry.outcome === 'FAILED') {
    return line('failed', 'bad');
  }
  switch (entry.kind) {
    case 'REMOVAL':
      return entry.after === 'KEPT_OUT'
        ? line('keptOut', 'bad')
        : line(entry.before === 'INVITED' ? 'withdrawn' : 'removed', 'muted');
    case 'LIFT':
      return isOn(entry.after) ? line('liftedBack', 'good') : line('lifted', 'muted');
    case 'SEATING':
      return entry.after === 'INVITED' ? line('seatedInvite', 'info') : line('seated', 'good');
    case 'ENDING':
      return line(isOn(entry.after) ? 'fewer' : 'ended', 'muted');
    case 'MERGE':
      return line('merged', 'muted');
    case 'FACT':
      return ofFact(entry, line);
  }
}

function ofFact(entry: Said, line: (key: LineKey, tone: Line['tone']) => Line): Line {
  switch (entry.outcome) {
    case 'ADDED':
      return entry.before === 'INVITED' && entry.actor.role === 'USER' && isByName(entry.method)
        ? line('accepted', 'good')
        : line('added', 'good');
    case 'INVITED':
      return line('invited', 'info');
    case 'WAITING':
      return line('waits', 'warn');
    case 'REASON_ADDED':
      return line('also', 'good');
    case 'ALREADY_MEMBER':
      return line('alreadyMember', 'muted');
    case 'ALREADY_INVITED':
      return line('alreadyInvited', 'muted');
    case 'KEPT_OUT':
      return line('namedKeptOut', 'bad');
    case 'REMOVED':
      return line(leftBy(entry), 'muted');
    default:
      return line('failed', 'bad');
  }
}

function leftBy({ after }: Said): LineKey {
  switch (after) {
    case 'DECLINED':
      return 'declined';
    case 'EXPIRED':
      return 'expired';
    case 'WITHDRAWN':
      return 'withdrawn';
    case 'MEMBER':
    case 'WAITING':
    case 'INVITED':
      return 'fewer';
    default:
      return 'left';
  }
}

/** Whether only these ways ever make an invite (R46). */
function isByName(method: EnrollmentMethod | null | undefined) {
  return method == null || method === 'CSV' || method === 'EMAIL';
}

function isOn(status: string) {
  return status === 'MEMBER' || status === 'WAITING' || status === 'INVITED';
}
