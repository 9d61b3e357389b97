import { fetchOrThrow } from './http';
import { asProblem } from './problem';

/** One server-sent event. */
export interface ServerEvent {
  id: string | undefined;
  event: string;
  data: string;
}

/** Cuts a stream of text into its events (HTML standard, 9.2.6), however it was cut on the way. */
export class EventParser {
  private rest = '';
  private id: string | undefined;
  private event = '';
  private data: string[] = [];

  /** The events that are complete with this piece. */
  push(piece: string): ServerEvent[] {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.line(line));
  }

  private line(line: string): ServerEvent[] {
    if (line === '') {
      const { event, data } = this;
      this.event = '';
      this.data = [];
      return data.length > 0 ? [{ id: this.id, event: event || 'message', data: data.join('\n') }] : [];
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') {
      this.data.push(value);
    } else if (field === 'event') {
      this.event = value;
    } else if (field === 'id' && !value.includes('\0')) {
      this.id = value;
    }
    return [];
  }
}

/** How to read a stream of events. */
export interface Reading {
  onEvent: (event: ServerEvent) => void;
  /** The id of the last event whose effect is known already; without one it begins with whatever comes. */
  after?: string;
  /** Ends it. */
  signal: AbortSignal;
}

const SHORTEST_WAIT = 500;
const LONGEST_WAIT = 30_000;
/** The server says every 15 seconds that it lives: a connection that is silent for so long is none any more. */
const LONGEST_SILENCE = 45_000;

/**
 * Reads a stream of events by `fetch`, which can send a bearer token where EventSource cannot. Goes on from the last event
 * after every break, with longer and longer waits while nobody answers; a stream that ends with the token is taken up at once.
 * A tab nobody sees holds none: a browser has six connections to a server in all, and six tabs in the background would stop the
 * seventh. Where it cannot be gone on from the last event, `reload` is told: whatever was missed is to be read again. Where the
 * service refuses (4xx) nothing is tried again.
 */
export async function readEvents(path: string, reading: Reading, open: typeof fetchOrThrow = fetchOrThrow) {
  const { signal } = reading;
  let lastId = reading.after;
  let isFirst = true;
  let wait = SHORTEST_WAIT;
  while (await isSeen(signal)) {
    const sight = whileSeenAndHeard(signal);
    try {
      const headers = new Headers({ Accept: 'text/event-stream' });
      if (lastId !== undefined) {
        headers.set('Last-Event-ID', lastId);
      }
      const response = await open(path, { headers, signal: sight.signal, cache: 'no-store' });
      wait = SHORTEST_WAIT;
      if (!isFirst && lastId === undefined) {
        reading.onEvent({ id: undefined, event: 'reload', data: '{}' });
      }
      isFirst = false;
      const parser = new EventParser();
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
        sight.heard();
        for (const event of parser.push(read.value)) {
          lastId = event.id ?? lastId;
          reading.onEvent(event);
        }
      }
    } catch (error) {
      if (signal.aborted) {
        break;
      }
      const problem = asProblem(error);
      if (problem.status === 400 && lastId !== undefined) {
        lastId = undefined; // not to be gone on from: begun anew
      } else if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) {
        return;
      }
    } finally {
      sight.forget();
    }
    if (!sight.signal.aborted) {
      await pause(wait, signal);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  }
}

/** Resolves once somebody sees the tab: true; or once it is all over: false. */
function isSeen(signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (signal.aborted || !document.hidden) {
        document.removeEventListener('visibilitychange', look);
        signal.removeEventListener('abort', look);
        resolve(!signal.aborted);
      }
    };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', look);
    look();
  });
}

/** A signal that ends with another one, when nobody sees the tab any more, and when nothing was heard for too long. */
function whileSeenAndHeard(signal: AbortSignal) {
  const end = new AbortController();
  let silence: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => end.abort(), LONGEST_SILENCE);
  };
  heard();
  const look = () => {
    if (signal.aborted || document.hidden) {
      end.abort();
    }
  };
  document.addEventListener('visibilitychange', look);
  signal.addEventListener('abort', look);
  return {
    signal: end.signal,
    heard,
    forget: () => {
      clearTimeout(silence);
      document.removeEventListener('visibilitychange', look);
      signal.removeEventListener('abort', look);
    },
  };
}

function pause(millis: number, signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, millis * (0.75 + Math.random() / 2));
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
