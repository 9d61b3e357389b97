import { render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { MemoryRouter } from 'react-router';
import { beforeAll, expect, it } from 'vitest';
import { ClassroomReturn } from '../lms/ClassroomReturn';
import { ReturnNote } from './ReturnNote';

beforeAll(() => i18next.loadNamespaces(['google', 'lms', 'problems']));

const NOTES = { Workspace: ReturnNote, Classroom: ClassroomReturn };

function comesBack(to: keyof typeof NOTES, search: string) {
  const Returned = NOTES[to];
  render(
    <MemoryRouter initialEntries={[`/?${search}`]}>
      <Returned />
    </MemoryRouter>,
  );
}

it.each(['Workspace', 'Classroom'] as const)(
  'a refusal at Google is said in the words of the page, never in those of the address: %s',
  (to) => {
    comesBack(to, 'google=refused&problem=google-scopes-missing&title=Call%20this%20number');

    expect(screen.getByText(/Something that is needed was not allowed at Google/)).toBeVisible();
    expect(screen.queryByText(/Call this number/)).toBeNull();
  },
);

it.each(['Workspace', 'Classroom'] as const)('one nobody knows is said in general: %s', (to) => {
  comesBack(to, 'google=refused&problem=of-tomorrow&title=Call%20this%20number');

  expect(screen.getByText(/Try again/)).toBeVisible();
  expect(screen.queryByText(/Call this number/)).toBeNull();
});

it('nor does a refusal without a name break the page', () => {
  comesBack('Workspace', 'google=refused');

  expect(screen.getByText(/Try again/)).toBeVisible();
});
