import { useTranslation } from 'react-i18next';
import { Button, Note } from '@/ui';
import type { Batch } from './batches';
import { rowNamed } from './outcomes';

/** What is worth knowing of a file that was read all the same: in the service's own words, with the row to look at. */
export function Warnings({ batch, onLook }: { batch: Batch; onLook: (row: number) => void }) {
  const { t } = useTranslation('add');
  return batch.warnings.map(({ code, sentence }) => {
    const row = rowNamed(sentence);
    return (
      <Note
        key={code}
        tone={code === 'OTHER_COLUMNS' ? 'info' : 'warn'}
        title={t(`warning.${code}`)}
        action={
          row === undefined ? null : (
            <Button size="sm" onPress={() => onLook(row)}>
              {t('warning.look', { row })}
            </Button>
          )
        }
      >
        {sentence}
      </Note>
    );
  });
}
