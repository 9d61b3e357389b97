import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/MeContext';
import { DateTime, Filled, GAP } from '@/ui';
import type { Batch } from './batches';

/** When a batch was made, and by whom. */
export function Made({ batch }: { batch: Batch }) {
  const { t } = useTranslation('add');
  const me = useMe();
  const when = <DateTime at={batch.acceptedAt} />;
  if (!batch.madeBy) {
    return when;
  }
  const text =
    batch.madeBy === me.email
      ? t('batch.byYou', { when: GAP })
      : t('batch.by', { when: GAP, who: batch.madeBy });
  return <Filled text={text}>{when}</Filled>;
}
