import { useTranslation } from 'react-i18next';
import { EmptyState, PageHeader } from '@/ui';

export function Component() {
  const { t } = useTranslation(['domains', 'app']);
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState title={t('app:soon.title')} text={t('app:soon.text')} />
    </>
  );
}
