import { expect, it } from 'vitest';
import { domainsOf, type Draft, faults, orderOf } from './order';

const DRAFT: Draft = {
  name: ' Northfield ',
  type: 'SCHOOL',
  seats: '',
  until: '',
  grace: '14',
  admins: [
    { id: 0, email: ' dana@school.example ', domainAdmin: false },
    { id: 1, email: '', domainAdmin: true },
  ],
  domains: [{ id: 0, domain: 'https://www.school.example', reason: 'Order' }],
};

it('orders what was filled in, and nothing that was left empty', () => {
  expect(faults(DRAFT)).toEqual({});
  expect(orderOf(DRAFT)).toEqual({
    name: 'Northfield',
    type: 'SCHOOL',
    seats: null,
    expiresAt: null,
    graceDays: null,
    admins: [{ email: 'dana@school.example', domainAdmin: false }],
  });
  expect(orderOf({ ...DRAFT, until: '2027-06-30' })).toMatchObject({
    expiresAt: '2027-06-30T23:59:59.000Z',
    graceDays: 14,
  });
});

it('says what is missing beside its field', () => {
  const admins = (...emails: string[]) => emails.map((email, id) => ({ id, email, domainAdmin: true }));

  expect(faults({ ...DRAFT, name: ' ', seats: '0', until: '2027-01-01', grace: '400' })).toEqual({
    name: 'name',
    seats: 'seats',
    grace: 'grace',
  });
  expect(faults({ ...DRAFT, admins: admins('') }).admins).toBe('noAdmin');
  expect(faults({ ...DRAFT, admins: admins('a@x.example', 'A@x.example') }).admins).toBe('twice');
  expect(faults({ ...DRAFT, admins: admins('dana') }).admins).toBe('notAnEmail');
  expect(faults({ ...DRAFT, domains: [{ id: 0, domain: 'school.example', reason: ' ' }] }).domains).toBe(
    'reason',
  );
});

it('R38 a Teacher license is ordered without domains', () => {
  expect(domainsOf({ ...DRAFT, type: 'TEACHER' })).toEqual([]);
  expect(domainsOf(DRAFT)).toEqual([{ domain: 'school.example', reason: 'Order' }]);
});
