import type { Term } from '../licenses/term';

const DAY_MILLIS = 86_400_000;
/** What a license gets that had no end before (the service's own usual). */
export const USUAL_GRACE_DAYS = 14;

/** The day a term ends with, as a field of type `date` has it: by UTC, so that it is the same day for whoever looks. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The end of a day that was chosen: the license works on that day to its last second, by UTC. */
export function endOf(day: string): Date | undefined {
  const at = new Date(`${day}T23:59:59Z`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** So many years after the end there is, or after today where it is over or there is none. */
export function later(expiresAt: string | null, now: number, years: number): string {
  const from = new Date(Math.max(now, expiresAt === null ? now : new Date(expiresAt).getTime()));
  const to = new Date(from);
  to.setUTCFullYear(from.getUTCFullYear() + years);
  if (to.getUTCMonth() !== from.getUTCMonth()) {
    to.setUTCDate(0); // there is no 29th of February that year
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
