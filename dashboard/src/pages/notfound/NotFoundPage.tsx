import { useTranslation } from 'react-i18next';
import { EmptyState, LinkButton, PageHeader } from '@/ui';

export function Component() {
  const { t } = useTranslation('app');
  return (
    <>
      <PageHeader title={t('errors.notFound')} />
      <EmptyState
        text={t('errors.notFoundText')}
        action={
          <LinkButton variant="primary" to="/">
            {t('errors.home')}
          </LinkButton>
        }
      />
    </>
  );
}
