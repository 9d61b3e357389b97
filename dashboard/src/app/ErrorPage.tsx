import { Compass, RotateCw, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { asProblem } from '@/api/problem';
import { Button, EmptyState, LinkButton, PageHeader, ProblemNote } from '@/ui';

/** What is shown where a page could not be drawn. */
export function ErrorPage() {
  return <ErrorView error={useRouteError()} />;
}

/** What happened, and what to do. */
export function ErrorView({ error }: { error: unknown }) {
  const { t } = useTranslation('app');
  const problem = asProblem(error);
  if (problem.status === 404) {
    return (
      <>
        <PageHeader title={t('errors.notFound')} />
        <EmptyState
          icon={<Compass />}
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
  return (
    <>
      <PageHeader title={t('errors.broken')} />
      <EmptyState
        icon={<TriangleAlert />}
        text={t('errors.brokenText')}
        action={
          <Button variant="primary" icon={<RotateCw />} onPress={() => location.reload()}>
            {t('errors.reload')}
          </Button>
        }
      >
        <ProblemNote problem={problem} />
      </EmptyState>
    </>
  );
}
