import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { asProblem } from '@/api/problem';
import { Button, EmptyState, LinkButton, ProblemNote } from '@/ui';

/** What is shown where a page could not be: what happened, and what to do. */
export function ErrorPage() {
  const error = useRouteError();
  const { t } = useTranslation('app');
  const problem = asProblem(error);
  if (problem.status === 404) {
    return (
      <EmptyState
        title={t('errors.notFound')}
        text={t('errors.notFoundText')}
        action={
          <LinkButton variant="primary" to="/">
            {t('errors.home')}
          </LinkButton>
        }
      />
    );
  }
  return (
    <EmptyState
      title={t('errors.broken')}
      text={t('errors.brokenText')}
      action={
        <Button variant="primary" icon={<RotateCw />} onPress={() => location.reload()}>
          {t('errors.reload')}
        </Button>
      }
    >
      <ProblemNote problem={problem} />
    </EmptyState>
  );
}
