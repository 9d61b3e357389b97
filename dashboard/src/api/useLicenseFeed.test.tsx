import { QueryClient, QueryClientProvider, QueryObserver } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Reading, readEvents } from './events';
import { keys } from './licenses';
import { useLicenseFeed } from './useLicenseFeed';

vi.mock('./events', () => ({ readEvents: vi.fn(() => Promise.resolve()) }));

const ID = 'a';
let queries: QueryClient;
let renewed: ReturnType<typeof vi.spyOn>;

function Feed() {
  useLicenseFeed(ID, true);
  return null;
}

function feed(): Reading {
  const reading = vi.mocked(readEvents).mock.lastCall?.[1];
  if (!reading) {
    throw new Error('nothing is read');
  }
  return reading;
}

function say(event: string, data: object) {
  feed().onEvent({ id: undefined, event, data: JSON.stringify(data) });
}

beforeEach(() => {
  vi.useFakeTimers();
  queries = new QueryClient();
  queries.setQueryData(keys.license(ID), { seq: 7, revision: 3 });
  renewed = vi.spyOn(queries, 'invalidateQueries');
  render(
    <QueryClientProvider client={queries}>
      <Feed />
    </QueryClientProvider>,
  );
});

afterEach(() => {
  vi.useRealTimers();
});

it('follows a license from where it was when it was read, and renews nothing that is known already', () => {
  expect(feed().after).toBe('7');
  say('license', { revision: 3 });
  vi.advanceTimersByTime(2_000);
  expect(renewed).not.toHaveBeenCalled();

  say('license', { revision: 3 });
  vi.advanceTimersByTime(2_000);
  expect(renewed).toHaveBeenCalledTimes(1);
});

it('renews what changed before the feed was there', () => {
  say('license', { revision: 4 });
  say('members', { seq: 8, members: [] });
  vi.advanceTimersByTime(2_000);

  expect(renewed).toHaveBeenCalledTimes(1);
});

it('asks again for what was on its way when something happened', async () => {
  const answers: ((people: string) => void)[] = [];
  const read = vi.fn(() => new Promise<string>((resolve) => answers.push(resolve)));
  const key = keys.of(ID, 'kept-out');
  const observed = new QueryObserver(queries, {
    queryKey: key,
    queryFn: read,
  }).subscribe(() => undefined);

  say('members', { seq: 8, members: [] });
  await vi.advanceTimersByTimeAsync(1_000);
  answers[0]?.('as it was');
  await vi.advanceTimersByTimeAsync(1_000);
  answers[1]?.('as it is');
  await vi.advanceTimersByTimeAsync(0);

  expect(read).toHaveBeenCalledTimes(2);
  expect(queries.getQueryData(key)).toBe('as it is');
  observed();
});
