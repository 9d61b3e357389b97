import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { SeatBar } from './SeatBar';

function widths(limit: number | null) {
  render(<SeatBar seats={{ limit, members: 30, invited: 10, waiting: 0, free: null }} />);
  return [...screen.getByRole('img').children].map((part) => (part as HTMLElement).style.width);
}

it('shows which part of the seats is taken', () => {
  expect(widths(50)).toEqual(['60%', '20%']);
});

it('X18 a license without a limit never looks full', () => {
  expect(widths(null)).toEqual(['0%', '0%']);
  expect(screen.getByRole('img')).toHaveAttribute('data-open', 'true');
});
