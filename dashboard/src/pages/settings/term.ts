import type { Term } from '../licenses/term';

const DAY_MILLIS = 86_400_000;
/** What a license gets that had no end before (the service's own usual). */
export const USUAL_GRACE_DAYS = 14;

/** A day as a field of type `date` has it, in the reader's own zone. */
export function dayOf(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The end of a day that was chosen, in the reader's own zone: the license works on that day to its last second. */
export function endOf(day: string): Date | undefined {
  const at = new Date(`${day}T23:59:59`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** So many years after the end there is, or after today where it is over or there is none. */
export function later(expiresAt: string | null, now: number, years: number): string {
  const from = new Date(Math.max(now, expiresAt === null ? now : new Date(expiresAt).getTime()));
  const to = new Date(from);
  to.setFullYear(from.getFullYear() + years);
  if (to.getMonth() !== from.getMonth()) {
    to.setDate(0); // there is no 29th of February that year
  }
  return dayOf(to);
}

/** What another end would make of a license. */
export type TermEffect = 'revives' | 'freezes' | 'grace' | 'goesOn' | 'staysFrozen' | 'suspended';

/** Compares the term as it is with the one to be, at this moment. */
export function effect(before: Term, expiresAt: Date | null, graceDays: number, now: number): TermEffect {
  if (before.suspended) {
    return 'suspended';
  }
  const wasLive = before.endsAt === null || now < new Date(before.endsAt).getTime();
  const expires = expiresAt?.getTime() ?? Infinity;
  const isLive = now < expires + graceDays * DAY_MILLIS;
  if (!isLive) {
    return wasLive ? 'freezes' : 'staysFrozen';
  }
  if (!wasLive) {
    return 'revives';
  }
  return now >= expires ? 'grace' : 'goesOn';
}

/** Where a moment lies between two, from 0 to 1. */
export function share(at: number, from: number, to: number): number {
  return to <= from ? 0 : Math.min(1, Math.max(0, (at - from) / (to - from)));
}
