import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { CopyButton } from './CopyField';

const PATIENT = { timeout: 30_000 };

function clipboard(writeText: (text: string) => Promise<void>) {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'clipboard');
});

it('says that it copied', async () => {
  const kept: string[] = [];
  clipboard((text) => Promise.resolve(void kept.push(text)));
  render(<CopyButton value="the key" />);

  fireEvent.click(screen.getByRole('button'));

  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Copied'), PATIENT);
  expect(kept).toEqual(['the key']);
});

it.each([
  ['refused', () => clipboard(() => Promise.reject(new Error('not allowed')))],
  ['not there', () => undefined],
])('says so where the clipboard is %s', async (_, given) => {
  given();
  render(<CopyButton value="the key" />);

  fireEvent.click(screen.getByRole('button'));

  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Not copied'), PATIENT);
});
