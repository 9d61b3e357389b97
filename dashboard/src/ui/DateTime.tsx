import { useSyncExternalStore } from 'react';
import { pageLocale } from '@/i18n/locale';
import styles from './DateTime.module.css';

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const formats = new Map<string, unknown>();

/** A format made once: making one takes longer than all else of a row in a long list. */
function made<F>(name: string, language: string, make: () => F): F {
  const key = `${name} ${language}`;
  if (!formats.has(key)) {
    formats.set(key, make());
  }
  return formats.get(key) as F;
}

function dates(name: string, language: string, style: Intl.DateTimeFormatOptions) {
  return made(name, language, () => new Intl.DateTimeFormat(language, style));
}

/** Such as *3 days ago* or *in 2 months*; *just now* within a minute. */
export function relative(at: Date, now: number, language: string): string {
  const seconds = (at.getTime() - now) / 1000;
  const words = made('relative', language, () => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) {
      return words.format(Math.trunc(seconds / length), unit);
    }
  }
  return words.format(0, 'second');
}

/** The exact time in the reader's own zone, which it names. */
export function exact(at: Date, language: string): string {
  return dates('exact', language, { dateStyle: 'full', timeStyle: 'long' }).format(at);
}

/** A day without a time, in the reader's own zone. */
export function day(at: Date, language: string): string {
  return dates('day', language, { dateStyle: 'medium' }).format(at);
}

/**
 * A moment as people say it; the exact one in the reader's own zone on hover and, for those who don't point, on focus.
 * `as="day"`: the date; `as="time"`: date and time.
 */
export function DateTime({ at, as = 'relative' }: { at: string | Date; as?: 'relative' | 'day' | 'time' }) {
  const now = useMinute();
  const moment = at instanceof Date ? at : new Date(at);
  const language = pageLocale();
  const full = exact(moment, language);
  const shown =
    as === 'day'
      ? day(moment, language)
      : as === 'time'
        ? dates('time', language, { dateStyle: 'medium', timeStyle: 'short' }).format(moment)
        : relative(moment, now, language);
  return (
    <time dateTime={moment.toISOString()} title={full} className={styles.time}>
      {shown}
    </time>
  );
}

let minute = Date.now();
const listeners = new Set<() => void>();
let clock: ReturnType<typeof setInterval> | undefined;
const MINUTE_MILLIS = 60_000;

function tick() {
  minute = Date.now();
  listeners.forEach((listener) => listener());
}

// One function for all renders: another one each time would be subscribed anew each time.
function subscribe(listener: () => void) {
  if (Math.abs(Date.now() - minute) > MINUTE_MILLIS) {
    minute = Date.now(); // nobody was looking for a while
  }
  listeners.add(listener);
  clock ??= setInterval(tick, MINUTE_MILLIS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(clock);
      clock = undefined;
    }
  };
}

/** Now, to the minute: what says *5 minutes ago* says *6* a minute later. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => minute);
}
