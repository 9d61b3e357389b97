import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useAskedLast } from './useAskedLast';

it('builds a change on what was asked for last, though the address does not show it yet', () => {
  const { result } = renderHook(() => useAskedLast({ status: 'ALL', q: '' }));

  expect(result.current({ q: 'ann' })).toEqual({ status: 'ALL', q: 'ann' });
  expect(result.current({ status: 'INVITED' })).toEqual({ status: 'INVITED', q: 'ann' });
});

it('keeps what is still on its way when what was asked before it is drawn', () => {
  const { result, rerender } = renderHook((drawn) => useAskedLast(drawn), {
    initialProps: { status: 'ALL', q: '' },
  });
  result.current({ q: 'ann' });
  result.current({ status: 'INVITED' });

  rerender({ status: 'ALL', q: 'ann' });

  expect(result.current({})).toEqual({ status: 'INVITED', q: 'ann' });
});

it('goes by the address where that changed otherwise', () => {
  const { result, rerender } = renderHook((drawn) => useAskedLast(drawn), {
    initialProps: { status: 'ALL', q: '' },
  });
  result.current({ q: 'ann' });

  rerender({ status: 'WAITING', q: '' });

  expect(result.current({})).toEqual({ status: 'WAITING', q: '' });
});
