import { expect, it } from 'vitest';
import type { License } from '@/api/licenses';
import { inTheWay } from './claims';
import { addTo, domainTyped, isUnderWay } from './domains';

const license = (id: string, type: License['type'], part: Partial<License> = {}) => ({
  id,
  name: id,
  type,
  status: 'LIVE' as License['status'],
  emailDomains: ['school.example'],
  ...part,
});

it('R44 a domain of another live license is in the way where one of the two is School or Building', () => {
  const district = license('d', 'DISTRICT', { emailDomains: [] });
  const school = license('s', 'SCHOOL', { emailDomains: [] });

  expect(inTheWay('school.example', school, [school, license('other', 'DISTRICT')])?.id).toBe('other');
  expect(inTheWay('school.example', district, [license('other', 'BUILDING')])?.id).toBe('other');
  expect(inTheWay('school.example', district, [license('other', 'DISTRICT')])).toBeUndefined();
  expect(
    inTheWay('school.example', school, [license('other', 'SCHOOL', { status: 'EXPIRED' })]),
  ).toBeUndefined();
  expect(inTheWay('staff.school.example', school, [license('other', 'SCHOOL')])).toBeUndefined();
  expect(
    inTheWay('school.example', school, [{ ...school, emailDomains: ['school.example'] }]),
  ).toBeUndefined();
});

it('tells who would leave with a domain from who stays by another reason', () => {
  const met = { all: 0, alone: 0, more: false };
  const domain = (source: string) => ({ method: 'DOMAIN', source, state: 'GRANTED' });
  const csv = (state: string) => ({ method: 'CSV', source: null, state });
  const status = 'MEMBER';

  addTo(
    met,
    [
      { status, grants: [domain('a.example')] },
      { status, grants: [domain('a.example'), csv('GRANTED')] },
      { status, grants: [domain('a.example'), domain('b.example')] },
      { status, grants: [domain('b.example')] },
      // An invite not answered keeps nobody; who waits, or is kept out, has no seat to leave.
      { status, grants: [domain('a.example'), csv('OFFERED')] },
      { status: 'WAITING', grants: [domain('a.example')] },
      { status: 'KEPT_OUT', grants: [domain('a.example')] },
    ],
    'a.example',
  );

  expect(met).toEqual({ all: 4, alone: 2, more: false });
});

it('takes a domain however it is pasted', () => {
  for (const typed of [
    'school.example',
    ' Ann@School.example ',
    'https://www.school.example/about',
    '@school.example',
  ]) {
    expect(domainTyped(typed), typed).toBe('school.example');
  }
});

it('a scan goes on until everybody it named is decided', () => {
  const scan = { beganAt: '', endedAt: '2026-11-29T10:00:00Z', result: 'DONE', named: 3, judged: 3 } as const;

  expect(isUnderWay(scan)).toBe(false);
  expect(isUnderWay({ ...scan, judged: 2 })).toBe(true);
  expect(isUnderWay({ ...scan, endedAt: null })).toBe(true);
  expect(isUnderWay(null)).toBe(false);
});
