import { expect, it } from 'vitest';
import { forAssignments } from './api';

it('X27 an assignment can be for a live license with LMS auto-enrollment on, and for no other', () => {
  const on = { licenseId: 'on', name: 'On', lmsEnrollment: true };
  const off = { licenseId: 'off', name: 'Off', lmsEnrollment: false };
  const run = { id: 'run', name: 'Run', lmsEnrollment: true, status: 'LIVE' as const };

  expect(
    forAssignments(
      [on, off],
      [run, { ...run, id: 'frozen', status: 'EXPIRED' }, { ...run, id: 'without', lmsEnrollment: false }],
    ).map(({ id }) => id),
  ).toEqual(['on', 'run']);
});
