import { expect, it } from 'vitest';
import { asProblem, Problem, problemOf } from './problem';

it('reads a refusal with its rule', async () => {
  const problem = await problemOf(
    new Response(
      JSON.stringify({
        type: '/problems/plan-outdated',
        title: 'Outdated.',
        detail: 'Look again.',
        rule: 'X30',
        extra: 1,
      }),
      { status: 409 },
    ),
  );

  expect(problem.message).toBe('Outdated.');
  expect([problem.status, problem.slug, problem.detail, problem.rule, problem.body.extra]).toEqual([
    409,
    'plan-outdated',
    'Look again.',
    'X30',
    1,
  ]);
});

it('knows the status where the body is nothing it can read', async () => {
  const problem = await problemOf(new Response('<html>', { status: 502 }));

  expect([problem.status, problem.message, problem.slug]).toEqual([502, '', '']);
});

it('tells a service that was not reached from a page that is broken', () => {
  expect(asProblem(new TypeError('Failed to fetch')).status).toBe(0);
  expect(asProblem(new Error('x is undefined')).status).toBe(-1);
  expect(asProblem(new Problem({}, 403)).status).toBe(403);
});
