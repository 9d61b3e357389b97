import { render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import type { Counts } from './counts';
import { Filters } from './Filters';
import type { MembersAsked } from './members';

const nothing = () => undefined;
const everybody: MembersAsked = { status: 'ALL', method: undefined, q: '', sort: 'address' };

beforeAll(async () => {
  await i18next.loadNamespaces('members');
});

function shown(asked: MembersAsked, more: Partial<Counts> = {}) {
  render(
    <Filters
      asked={asked}
      typed=""
      counts={{
        status: { WAITING: 1 },
        methods: { CSV: 1_200, EMAIL: 1 },
        isUnknown: false,
        isLoading: false,
        ...more,
      }}
      onType={nothing}
      onChange={nothing}
    />,
  );
  return (name: RegExp) => screen.getByRole('radio', { name }).textContent;
}

it('says of whom the number beside a way is: of members alone', () => {
  const chip = shown(everybody);

  expect(chip(/^CSV file/)).toBe('CSV file1,200 members');
  expect(chip(/^Added by email/)).toBe('Added by email1 member');
});

it('has no number beside a way where others than members are listed', () => {
  expect(shown({ ...everybody, status: 'WAITING' })(/^CSV file/)).toBe('CSV file');
});

it('has its line of ways from the first member on: a second way moves nothing under the reader', () => {
  expect(shown(everybody, { methods: { CSV: 3 } })(/^CSV file/)).toBe('CSV file3 members');
});
