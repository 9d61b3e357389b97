import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { VirtualTable } from './VirtualTable';

const ROW = 50;

beforeEach(() => {
  // Nothing has a size in this browser, and nothing scrolls.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800);
  HTMLElement.prototype.scrollTo = function scrollTo(this: HTMLElement, to?: ScrollToOptions | number) {
    const top = typeof to === 'object' ? (to.top ?? 0) : 0;
    if (top !== this.scrollTop) {
      this.scrollTop = top;
      this.dispatchEvent(new Event('scroll'));
    }
  };
});

afterEach(() => {
  vi.restoreAllMocks();
});

function Numbers() {
  return (
    <VirtualTable<{ id: string }>
      label="Numbers"
      columns={[{ id: 'id', header: 'Number', width: '1fr', cell: ({ id }) => id }]}
      rowAt={(index) => ({ id: `n${index}` })}
      rowKey={({ id }) => id}
      count={1_000}
      rowHeight={ROW}
      height="400px"
    />
  );
}

const focused = () => document.activeElement?.getAttribute('data-index');

it.each([
  ['End', '999'],
  ['PageDown', '6'],
  ['ArrowDown', '1'],
])('%s takes the focus along to row %s', (key, to) => {
  render(<Numbers />);
  screen.getByRole('row', { name: 'n0' }).focus();

  fireEvent.keyDown(document.activeElement ?? document.body, { key });

  expect(focused()).toBe(to);
});

it('comes back from the end to the beginning, and does not lose the focus to a scroll', () => {
  render(<Numbers />);
  screen.getByRole('row', { name: 'n0' }).focus();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'End' });
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Home' });
  expect(focused()).toBe('0');

  const viewport = screen.getByRole('grid').parentElement;
  act(() => viewport?.scrollTo({ top: 500 * ROW }));

  expect(focused()).toBe('0');
});
