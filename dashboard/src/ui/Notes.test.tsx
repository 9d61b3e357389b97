import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Problem } from '@/api/problem';
import { ProblemNote } from './Notes';

const problem = (slug: string, title: string, rest: Record<string, unknown> = {}) =>
  new Problem({ type: `/problems/${slug}`, title, ...rest }, 409);

it('a problem the page knows is said in its own words, with the details the service gives and the rule', async () => {
  render(
    <ProblemNote
      problem={problem('plan-unfinished', 'Wait until it is PLANNED.', { detail: 'A detail.', rule: 'X30' })}
    />,
  );

  expect(
    await screen.findByText('The plan is not ready yet; wait a moment, or make a new one.'),
  ).toBeVisible();
  expect(screen.getByText('A detail.')).toBeVisible();
  expect(screen.getByText(/X30/)).toBeVisible();
});

it('a refusal by a rule is said as everywhere on the page', async () => {
  render(<ProblemNote problem={problem('license-not-live', 'Whatever.')} />);

  expect(await screen.findByText(/expired or suspended/)).toBeVisible();
});

it('one of tomorrow is left to the service, one without words is told by its status', async () => {
  render(<ProblemNote problem={problem('a-problem-of-tomorrow', 'Said by the service.')} />);
  render(<ProblemNote problem={new Problem({}, 503)} />);

  expect(await screen.findByText('Said by the service.')).toBeVisible();
  expect(screen.getByText('Part of Rollbook is not answering')).toBeVisible();
});
