import { expect, it } from 'vitest';
import { heard, kindOf, refusal } from './kinds';

const lti = (issuer: string) => ({ issuer, clientId: '1', deploymentId: '1' });

it('tells platforms by their issuer, which nobody else may have', () => {
  expect(kindOf({ kind: 'LTI', lti: lti('https://canvas.instructure.com') })).toBe('canvas');
  expect(kindOf({ kind: 'LTI', lti: lti('https://canvas.beta.instructure.com') })).toBe('canvas');
  expect(kindOf({ kind: 'LTI', lti: lti('https://canvas.instructure.com.evil.example') })).toBe('other');
  expect(kindOf({ kind: 'LTI', lti: lti('https://schoology.schoology.com') })).toBe('schoology');
  expect(kindOf({ kind: 'CANVAS', lti: null })).toBe('canvasFeed');
  expect(kindOf({ kind: 'CLASSROOM', lti: null })).toBe('classroom');
});

it('counts what was of interest apart from all that came', () => {
  expect(heard({ TAKEN: 3, HINT: 2, IGNORED: 40, DEAD: 1 })).toEqual({ all: 46, counted: 5, dead: 1 });
  expect(heard({})).toEqual({ all: 0, counted: 0, dead: 0 });
});

it('has words for what it knows alone', () => {
  expect(refusal('UNKNOWN_KEY')).toBe('UNKNOWN_KEY');
  expect(refusal('SOMETHING_NEW')).toBeUndefined();
});
