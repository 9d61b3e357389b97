import { Compass, LogIn, RotateCw, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { asProblem } from '@/api/problem';
import { Button, EmptyState, LinkButton, PageHeader, ProblemNote } from '@/ui';
import styles from './ErrorPage.module.css';
import { signIn } from './session';

/** What is shown where a page could not be drawn. */
export function ErrorPage() {
  return <ErrorView error={useRouteError()} />;
}

/** A sign-in that did not come to its end: its address is good once, so that loading it again helps nobody. */
export function SignInFailedPage() {
  const { t } = useTranslation('app');
  return (
    <main className={styles.alone}>
      <PageHeader title={t('errors.signIn')} />
      <EmptyState
        icon={<TriangleAlert />}
        text={t('errors.signInText')}
        action={
          <div className={styles.ways}>
            <Button variant="primary" icon={<LogIn />} onPress={() => void signIn('/')}>
              {t('errors.signInAgain')}
            </Button>
            <LinkButton to="/">{t('errors.home')}</LinkButton>
          </div>
        }
      />
    </main>
  );
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
          <div className={styles.ways}>
            <Button variant="primary" icon={<RotateCw />} onPress={() => location.reload()}>
              {t('errors.reload')}
            </Button>
            <LinkButton to="/">{t('errors.home')}</LinkButton>
          </div>
        }
      >
        <ProblemNote problem={problem} />
      </EmptyState>
    </>
  );
}
