import { useTranslation } from 'react-i18next';
import { useNumbers } from '@/charts';
import { useRefusal } from '@/ui';
import type { BatchRow } from './batches';
import { rowWhy } from './rowWhy';

/** Says why a row came to what it came to: in the page's words where it knows the reason, else in the service's. */
export function useRowWhy() {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const refusal = useRefusal();
  return (row: BatchRow): string | undefined => {
    const key = rowWhy(row);
    if (key) {
      return t(`why.${key}`, { row: number(row.sameAs ?? 0) });
    }
    const judged = row.outcome ? row : row.foreseen;
    return refusal(judged?.reason, judged?.detail);
  };
}
