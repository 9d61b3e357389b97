const DAY = 86_400_000;
const LONGEST_DAYS = 366;

export type FreezeFault = 'from' | 'until' | 'order' | 'past' | 'long';

/** From the beginning of one day to the end of another, in the reader's own zone; or what is wrong with them. */
export function freezeRange(
  from: string,
  until: string,
  now: Date,
): { from: Date; until: Date } | FreezeFault {
  const first = midnight(from, 0);
  const last = midnight(until, 1);
  if (!first) {
    return 'from';
  }
  if (!last) {
    return 'until';
  }
  if (last <= first) {
    return 'order';
  }
  if (last <= now) {
    return 'past';
  }
  return last.getTime() - first.getTime() > LONGEST_DAYS * DAY ? 'long' : { from: first, until: last };
}

/** A day as an input of days has it. */
export function inputDay(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The last day a freeze counts: it ends at the midnight after it. */
export function lastDay(until: string): Date {
  return new Date(Date.parse(until) - 1);
}

function midnight(day: string, daysLater: number): Date | undefined {
  const parts = /^(\d{4,})-(\d{2})-(\d{2})$/.exec(day);
  return parts ? new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + daysLater) : undefined;
}
