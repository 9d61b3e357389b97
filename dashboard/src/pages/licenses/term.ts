import { relative, termDay } from '@/ui';

/** How long a license lives, as it is told to people. */
export interface Term {
  expiresAt: string | null;
  graceDays: number;
  endsAt: string | null;
  suspended: boolean;
}

export type TermWords =
  | { key: 'open' }
  | { key: 'suspended' }
  | { key: 'until' | 'soon' | 'grace' | 'over'; when: string; day: string };

const SOON_MILLIS = 30 * 86_400_000;

/** In which words to tell it: without an end, until when, ending soon, over but in its grace, over. */
export function termWords(term: Term, now: number, language: string): TermWords {
  if (term.suspended) {
    return { key: 'suspended' };
  }
  if (term.expiresAt === null) {
    return { key: 'open' };
  }
  const expires = new Date(term.expiresAt);
  const ends = new Date(term.endsAt ?? term.expiresAt);
  const of = (key: 'until' | 'soon' | 'grace' | 'over', at: Date) => ({
    key,
    when: relative(at, now, language),
    day: termDay(at, language),
  });
  if (now >= ends.getTime()) {
    return of('over', ends);
  }
  if (now >= expires.getTime()) {
    return of('grace', ends);
  }
  return of(expires.getTime() - now < SOON_MILLIS ? 'soon' : 'until', expires);
}
