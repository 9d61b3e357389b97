import { afterEach, expect, it, vi } from 'vitest';
import { EventParser, readEvents } from './events';
import { Problem } from './problem';

const STREAM =
  ': alive\n\nevent: members\nid: 7\ndata: {"seq":7,\ndata: "members":[]}\n\nid: 8\r\ndata:x\r\n\r\n';

it('reads events however the stream was cut', () => {
  for (let cut = 1; cut < STREAM.length; cut++) {
    const parser = new EventParser();

    const events = [...parser.push(STREAM.slice(0, cut)), ...parser.push(STREAM.slice(cut))];

    expect(events, `cut at ${cut}`).toEqual([
      { id: '7', event: 'members', data: '{"seq":7,\n"members":[]}' },
      { id: '8', event: 'message', data: 'x' },
    ]);
  }
});

it('keeps the id for the events after it, and tells nothing of one that is not complete', () => {
  const parser = new EventParser();

  expect(parser.push('id: 3\ndata: a\n\ndata: b\n\ndata: c\n')).toEqual([
    { id: '3', event: 'message', data: 'a' },
    { id: '3', event: 'message', data: 'b' },
  ]);
});

/** A service whose answers are given one by one; what it was asked, and what of it was ended. */
class Feed {
  readonly asked: { lastId: string | null; signal: AbortSignal; say: (text: string) => void }[] = [];
  refuses: Problem | undefined;

  readonly open = (_: string, init?: RequestInit) => {
    const signal = init?.signal as AbortSignal;
    const lastId = new Headers(init?.headers).get('Last-Event-ID');
    let say: (text: string) => void = () => undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        say = (text) => controller.enqueue(new TextEncoder().encode(text));
        signal.addEventListener('abort', () => controller.error(new DOMException('gone', 'AbortError')));
      },
    });
    this.asked.push({ lastId, signal, say });
    const refused = this.refuses;
    this.refuses = undefined;
    return refused ? Promise.reject(refused) : Promise.resolve(new Response(body));
  };
}

function see(isSeen: boolean) {
  Object.defineProperty(document, 'hidden', { configurable: true, value: !isSeen });
  document.dispatchEvent(new Event('visibilitychange'));
}

const ends: AbortController[] = [];

function read(feed: Feed, after?: string) {
  const heard: string[] = [];
  const end = new AbortController();
  ends.push(end);
  void readEvents(
    '/changes',
    { signal: end.signal, after, onEvent: ({ event, id }) => heard.push(`${event} ${id ?? ''}`.trim()) },
    feed.open,
  );
  return heard;
}

afterEach(() => {
  ends.splice(0).forEach((end) => end.abort());
  see(true);
  vi.useRealTimers();
});

it('holds no connection while nobody sees the tab, and goes on from the last event afterwards', async () => {
  const feed = new Feed();
  const heard = read(feed);
  await vi.waitFor(() => expect(feed.asked).toHaveLength(1));
  feed.asked[0]?.say('id: 7\nevent: members\ndata: x\n\n');
  await vi.waitFor(() => expect(heard).toEqual(['members 7']));

  see(false);
  expect(feed.asked[0]?.signal.aborted).toBe(true);
  see(true);

  await vi.waitFor(() => expect(feed.asked).toHaveLength(2));
  expect(feed.asked[1]?.lastId).toBe('7');
  expect(heard).toEqual(['members 7']);
});

it('goes on from what is known already, also where the first try comes to nothing', async () => {
  const feed = new Feed();
  feed.refuses = new Problem({}, 502);
  read(feed, '7');

  await vi.waitFor(() => expect(feed.asked).toHaveLength(2), { timeout: 10_000 });
  expect(feed.asked.map(({ lastId }) => lastId)).toEqual(['7', '7']);
});

it('opens nothing in a tab nobody has seen yet', async () => {
  see(false);
  const feed = new Feed();
  read(feed);
  await Promise.resolve();
  expect(feed.asked).toEqual([]);

  see(true);

  await vi.waitFor(() => expect(feed.asked).toHaveLength(1));
});

it('tells that all is to be read again where it cannot go on from the last event', async () => {
  const feed = new Feed();
  const heard = read(feed);
  await vi.waitFor(() => expect(feed.asked).toHaveLength(1));
  feed.asked[0]?.say('id: 7\nevent: members\ndata: x\n\n');
  await vi.waitFor(() => expect(heard).toHaveLength(1));

  see(false);
  feed.refuses = new Problem({}, 400);
  see(true);

  await vi.waitFor(() => expect(heard).toEqual(['members 7', 'reload']), { timeout: 10_000 });
  expect(feed.asked.map(({ lastId }) => lastId)).toEqual([null, '7', null]);
});

it('a connection that says nothing any more is given up, and gone on from the last event by another one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const feed = new Feed();
  const heard = read(feed);
  await vi.waitFor(() => expect(feed.asked).toHaveLength(1));
  feed.asked[0]?.say('id: 7\nevent: members\ndata: x\n\n');
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  await vi.advanceTimersByTimeAsync(40_000);
  feed.asked[0]?.say(': alive\n\n');
  await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(40_000);
  expect(feed.asked[0]?.signal.aborted).toBe(false);

  await vi.advanceTimersByTimeAsync(5_000);

  expect(feed.asked[0]?.signal.aborted).toBe(true);
  await vi.waitFor(() => expect(feed.asked).toHaveLength(2));
  expect(feed.asked[1]?.lastId).toBe('7');
});
