import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { seatsDrawn, SeatPicture } from './SeatPicture';

const seats = (limit: number | null, members: number, invited = 0, waiting = 0) => ({
  limit,
  members,
  invited,
  waiting,
  free: limit === null ? null : Math.max(0, limit - members - invited),
});

const count = (kinds: string[], kind: string) => kinds.filter((each) => each === kind).length;

describe('the picture of the seats', () => {
  it('draws each seat where there are few', () => {
    const { each, kinds } = seatsDrawn(seats(20, 12, 3));

    expect(each).toBe(1);
    expect([count(kinds, 'members'), count(kinds, 'invited'), count(kinds, 'free')]).toEqual([12, 3, 5]);
  });

  it('lets one stand for many where there are many, and still shows the few', () => {
    const { each, kinds } = seatsDrawn(seats(100_000, 80_000, 1, 2));

    expect(each).toBe(834);
    expect(kinds.length).toBeLessThanOrEqual(124);
    expect([count(kinds, 'invited'), count(kinds, 'waiting')]).toEqual([1, 1]);
  });

  it('shows no free seats where there is no end of them', () => {
    expect(count(seatsDrawn(seats(null, 7)).kinds, 'free')).toBe(0);
  });

  it('says the same in numbers', () => {
    render(<SeatPicture seats={seats(20, 12, 3)} />);

    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      '12 members',
      '3 invited',
      '5 free',
    ]);
  });
});
