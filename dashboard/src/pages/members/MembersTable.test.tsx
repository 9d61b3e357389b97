import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MemberList } from './MemberList';
import type { Member, MembersAsked } from './members';
import { MembersTable } from './MembersTable';

const { drawn } = vi.hoisted(() => ({ drawn: vi.fn() }));
vi.mock('./Ways', () => ({
  Ways: () => {
    drawn();
    return null;
  },
}));

const EVERYBODY: MembersAsked = { status: 'ALL', method: undefined, q: '', sort: 'address' };
const ann: Member = {
  memberId: 'a',
  email: 'ann@x.example',
  status: 'MEMBER',
  since: '2026-01-01T00:00:00Z',
  position: null,
  grants: [],
  keptOut: null,
};

beforeEach(() => {
  // Nothing has a size in this browser, which knows no width either.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('a row that is as it was is not drawn again with the page around it', async () => {
  const list = new MemberList();
  list.ask(EVERYBODY, () => Promise.resolve({ items: [ann], next: null }));
  await vi.waitFor(() => expect(list.isComing).toBe(false));
  const selected = new Map();
  const table = (onSort: () => void) => (
    <MembersTable
      list={list}
      asked={EVERYBODY}
      total={1}
      selected={selected}
      allSelected={false}
      onSelect={() => undefined}
      onSelectAll={() => undefined}
      onOpen={() => undefined}
      onSort={onSort}
    />
  );
  const { rerender } = render(table(() => undefined));
  await screen.findByText('ann@x.example');
  drawn.mockClear();
  const sort = vi.fn();

  rerender(table(sort));

  expect(drawn).not.toHaveBeenCalled();
  screen.getByRole('button', { name: 'Since' }).click();
  expect(sort).toHaveBeenCalled();
  list.close();
});
