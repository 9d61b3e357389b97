import { useTranslation } from 'react-i18next';
import { useNumbers } from '@/charts';
import { Button, Note } from '@/ui';
import type { Batch } from './batches';

/** What is worth knowing of a file that was read all the same, with the row to look at. */
export function Warnings({ batch, onLook }: { batch: Batch; onLook: (row: number) => void }) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  return batch.warnings.map(({ code, sentence, count, firstRow: row }) => (
    <Note
      key={code}
      tone={code === 'OTHER_COLUMNS' ? 'info' : 'warn'}
      title={t(`warning.${code}`)}
      action={
        row === null ? null : (
          <Button size="sm" onPress={() => onLook(row)}>
            {t('warning.look', { row: number(row) })}
          </Button>
        )
      }
    >
      {count === null
        ? sentence
        : t(`warning.text.${code}`, { count, formatted: number(count), row: number(row ?? 0) })}
    </Note>
  ));
}
