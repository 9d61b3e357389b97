import { beforeEach, expect, it, vi } from 'vitest';
import { inviteApi } from '@/api/clients';
import { remind } from './reminders';

/** A license with this many pending invites, read some at a time. */
const PENDING = 1_200;
const invites = Array.from({ length: PENDING }, (_, number) => ({
  inviteId: `i${number}`,
  memberId: `m${number}`,
  email: `${number}@x.example`,
}));
let asked: { q?: string; cursor?: string }[];
let reminded: string[];

beforeEach(() => {
  asked = [];
  reminded = [];
  vi.spyOn(inviteApi, 'GET').mockImplementation(((_: string, { params: { query } }: Asking) => {
    asked.push(query);
    const from = Number(query.cursor ?? 0);
    const found = invites.filter(({ email }) => email.includes(query.q ?? ''));
    const next = from + query.limit < found.length ? String(from + query.limit) : null;
    return Promise.resolve({ data: { items: found.slice(from, from + query.limit), next } });
  }) as never);
  vi.spyOn(inviteApi, 'POST').mockImplementation(((
    _: string,
    { body }: { body: { inviteIds: string[] } },
  ) => {
    reminded.push(...body.inviteIds);
    return Promise.resolve({ data: { reminded: body.inviteIds.length, tooSoon: 0 } });
  }) as never);
});

interface Asking {
  params: { query: { q?: string; cursor?: string; limit: number } };
}

const people = (...numbers: number[]) =>
  numbers.map((number) => ({ memberId: `m${number}`, email: `${number}@x.example` }));

it('of one person the invite is searched for, however many invites there are', async () => {
  expect(await remind('l', people(1_150))).toEqual({ reminded: 1, tooSoon: 0 });

  expect(reminded).toEqual(['i1150']);
  expect(asked.map(({ q }) => q)).toEqual(['1150@x.example']);
});

it('whose address is a part of many others is found behind them', async () => {
  await remind('l', [{ memberId: 'm1199', email: '@x.example' }]);

  expect(reminded).toEqual(['i1199']);
});

it('those of many are picked out of all, a page at a time, until they are found', async () => {
  await remind('l', people(...Array.from({ length: 600 }, (_, number) => number)));

  expect(reminded).toHaveLength(600);
  expect(asked.map(({ q }) => q)).toEqual([undefined, undefined]);
});
