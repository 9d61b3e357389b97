import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Note, ProblemNote } from '@/ui';
import type { Checked } from './api';
import type { useTest } from './useTest';
import styles from './lms.module.css';

/** The button that tries a connection out; says when it may be pressed again where it was pressed too often. */
export function TestButton({ test }: { test: ReturnType<typeof useTest> }) {
  const { t } = useTranslation('lms');
  return (
    <Button size="sm" onPress={test.run} isPending={test.isPending} isDisabled={test.wait > 0}>
      {test.wait > 0 ? t('test.in', { count: test.wait }) : t('test.action')}
    </Button>
  );
}

/** What was tried, and what came of it. */
export function TestResult({ test }: { test: ReturnType<typeof useTest> }) {
  const { t } = useTranslation('lms');
  return (
    <>
      {test.isTooSoon && test.wait > 0 ? (
        <Note title={t('test.tooSoon')} live>
          {t('test.tooSoonText', { count: test.wait })}
        </Note>
      ) : null}
      {test.problem ? <ProblemNote problem={test.problem} /> : null}
      {test.checks ? (
        <div role="status">
          <ul className={styles.checks} aria-label={t('test.result')}>
            {test.checks.map((checked) => (
              <Check key={checked.check} checked={checked} />
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

const KNOWN = ['keys', 'service', 'confirmed', 'api', 'messages'] as const;

function Check({ checked: { check, ok, why } }: { checked: Checked }) {
  const { t } = useTranslation('lms');
  const known = KNOWN.find((each) => each === check);
  return (
    <li data-ok={ok}>
      {ok ? <CircleCheck aria-hidden /> : <CircleX aria-hidden />}
      <span>
        <strong>{known ? t(`test.checks.${known}`) : check}</strong>
        <span className="visually-hidden">{ok ? t('test.good') : t('test.bad')}</span>
        {why ? <small>{why}</small> : null}
      </span>
    </li>
  );
}
