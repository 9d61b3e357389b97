import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Filled, GAP } from './Filled';

it.each([
  [`Since ${GAP}.`, 'Since today.'],
  [`${GAP} war es`, 'today war es'],
  ['No time in it', 'No time in it'],
])('puts what goes there where the sentence has its gap', (text, whole) => {
  const { container } = render(<Filled text={text}>today</Filled>);

  expect(container).toHaveTextContent(whole);
});
