import type { ReactNode } from 'react';

/** Stands in a sentence where something that is no plain text goes, such as a time: `t('since', { when: GAP })`. */
export const GAP = '\u0000';

/** A whole sentence with its gap filled, wherever a language has it. */
export function Filled({ text, children }: { text: string; children: ReactNode }) {
  const [before = '', ...after] = text.split(GAP);
  return (
    <>
      {before}
      {after.length > 0 ? children : null}
      {after.join('')}
    </>
  );
}
