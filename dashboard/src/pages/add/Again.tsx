import { useMutation } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { License } from '@/api/licenses';
import { asProblem } from '@/api/problem';
import { Button, LinkButton, toast, useProblemTitle } from '@/ui';
import type { Batch } from './batches';
import { keepFile, keptFile } from './keptFiles';
import { upload } from './upload';

/** A new preview of the same file where this tab still has it; else the file is to be chosen again. */
export function Again({ license, batch }: { license: License; batch: Batch }) {
  const { t } = useTranslation('add');
  const say = useProblemTitle();
  const [, setSearch] = useSearchParams();
  const file = keptFile(batch.batchId);
  const again = useMutation({
    mutationFn: (kept: File) =>
      upload(`/api/enrollments/${license.id}/imports/plan`, kept, kept.name, () => undefined).batch,
    onSuccess: ({ batchId }, kept) => {
      keepFile(batchId, kept);
      setSearch({ batch: batchId });
    },
    onError: (error) => toast(say(asProblem(error)) || t('trouble.advice.other'), 'bad'),
  });
  return file ? (
    <Button size="sm" icon={<FileUp />} isPending={again.isPending} onPress={() => again.mutate(file)}>
      {t('batch.lookAgain')}
    </Button>
  ) : (
    <LinkButton to="?by=csv" size="sm" icon={<FileUp />}>
      {t('batch.dropAgain')}
    </LinkButton>
  );
}
