import { useSyncExternalStore } from 'react';
import { pageLocale } from '@/i18n/locale';
import styles from './DateTime.module.css';

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

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
/** Told in days up to this many, then in weeks, months and years. */
const MOST_DAYS = 13;
const MOST_WEEKS_IN_DAYS = 60;
const A_MONTH = 30.44;
const A_YEAR = 365.25;

/**
 * Such as *3 days ago* or *in 2 months*; *now* within a minute. Days are those of the calendar in the reader's zone: *yesterday* is
 * the day before today, however many hours ago.
 */
export function relative(at: Date, now: number, language: string): string {
  const say = (value: number, unit: Intl.RelativeTimeFormatUnit, numeric: 'auto' | 'always' = 'always') =>
    made(`relative ${numeric}`, language, () => new Intl.RelativeTimeFormat(language, { numeric })).format(
      value,
      unit,
    );
  const seconds = (at.getTime() - now) / 1000;
  const far = Math.abs(seconds);
  if (far < MINUTE) {
    return say(0, 'second', 'auto');
  }
  if (far < HOUR) {
    return say(Math.trunc(seconds / MINUTE), 'minute');
  }
  if (far < DAY) {
    return say(Math.trunc(seconds / HOUR), 'hour');
  }
  const days = calendarDays(new Date(now), at);
  const count = Math.abs(days);
  if (count <= MOST_DAYS) {
    return say(days, 'day', 'auto');
  }
  if (count < MOST_WEEKS_IN_DAYS) {
    return say(Math.round(days / 7), 'week');
  }
  return count < A_YEAR ? say(Math.round(days / A_MONTH), 'month') : say(Math.trunc(days / A_YEAR), 'year');
}

/** From midnight to midnight, whatever the clocks did in between. */
function calendarDays(from: Date, to: Date): number {
  const midnight = (of: Date) => Date.UTC(of.getFullYear(), of.getMonth(), of.getDate());
  return (midnight(to) - midnight(from)) / (DAY * 1000);
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
 * The last day a term names. It is a date and no moment: the same for everybody, wherever they read it, so it is written as it was
 * set, by UTC.
 */
export function termDay(at: Date, language: string): string {
  return dates('term day', language, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}

/**
 * A moment as people say it; the exact one, in the reader's own zone, on hover. No tab stop: there is one in each row of a list.
 * `as="day"`: the date; `as="time"`: date and time; `as="lastDay"`: the date a term ends with.
 */
export function DateTime({
  at,
  as = 'relative',
}: {
  at: string | Date;
  as?: 'relative' | 'day' | 'time' | 'lastDay';
}) {
  const now = useMinute();
  const moment = at instanceof Date ? at : new Date(at);
  const language = pageLocale();
  const full = exact(moment, language);
  const shown =
    as === 'day'
      ? day(moment, language)
      : as === 'time'
        ? dates('time', language, { dateStyle: 'medium', timeStyle: 'short' }).format(moment)
        : as === 'lastDay'
          ? termDay(moment, language)
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
