import { fetchOrThrow } from './http';
import { asProblem, type Problem } from './problem';

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
  /** Ends it. */
  signal: AbortSignal;
  /** Told when the stream is up and when it is not; it is tried again by itself. */
  onState?: (live: boolean) => void;
  /** What to do where the service refuses (4xx), after which nothing is tried again. */
  onRefused?: (problem: Problem) => void;
}

const SHORTEST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/**
 * Reads a stream of events by `fetch`, which can send a bearer token where EventSource cannot. Goes on from the last event
 * after every break, with longer and longer waits while nobody answers; a stream that ends with the token is taken up at once.
 */
export async function readEvents(path: string, { onEvent, signal, onState, onRefused }: Reading) {
  let lastId: string | undefined;
  let wait = SHORTEST_WAIT;
  while (!signal.aborted) {
    try {
      const headers = new Headers({ Accept: 'text/event-stream' });
      if (lastId !== undefined) {
        headers.set('Last-Event-ID', lastId);
      }
      const response = await fetchOrThrow(path, { headers, signal, cache: 'no-store' });
      onState?.(true);
      wait = SHORTEST_WAIT;
      const parser = new EventParser();
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
        for (const event of parser.push(read.value)) {
          lastId = event.id ?? lastId;
          onEvent(event);
        }
      }
    } catch (error) {
      if (signal.aborted) {
        break;
      }
      const problem = asProblem(error);
      if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) {
        onState?.(false);
        onRefused?.(problem);
        return;
      }
    }
    onState?.(false);
    await pause(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
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
