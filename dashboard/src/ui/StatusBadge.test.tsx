import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { StatusBadge } from './Badge';

it.each([
  [1, 'Waiting – 1st'],
  [2, 'Waiting – 2nd'],
  [3, 'Waiting – 3rd'],
  [11, 'Waiting – 11th'],
  [22, 'Waiting – 22nd'],
])('R51 who is %i. in line reads so', (position, words) => {
  render(<StatusBadge status="WAITING" position={position} />);

  expect(screen.getByText(words)).toBeInTheDocument();
});

it('R51 who was added and who was invited read differently', () => {
  render(
    <>
      <StatusBadge status="MEMBER" />
      <StatusBadge status="INVITED" />
      <StatusBadge status="WAITING" position={null} />
      <StatusBadge status="KEPT_OUT" />
    </>,
  );

  for (const words of ['Added', 'Invited', 'Waiting', 'Kept out']) {
    expect(screen.getByText(words)).toBeInTheDocument();
  }
});
