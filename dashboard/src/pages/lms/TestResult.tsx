import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '@/charts';
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

const KNOWN = ['keys', 'service', 'confirmed', 'api', 'messages', 'consent', 'courses', 'told'] as const;

function Check({ checked }: { checked: Checked }) {
  const { t } = useTranslation('lms');
  const { check, code, ok } = checked;
  const known = KNOWN.find((each) => each === (code ?? check));
  const why = useFinding(checked);
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

/** What a test found, in a sentence. */
function useFinding({ finding, status, failure, count, of, why }: Checked) {
  const { t } = useTranslation('lms');
  const { number } = useNumbers();
  if (!finding) {
    return why;
  }
  if (finding === 'COURSES_TAUGHT' || finding === 'COURSES_TOLD_OF') {
    const isSome = finding === 'COURSES_TOLD_OF' && count !== of;
    return t(`test.findings.${isSome ? 'COURSES_TOLD_OF_some' : finding}`, {
      count: count ?? 0,
      formatted: number(count ?? 0),
      all: number(of ?? 0),
    });
  }
  return t(`test.findings.${finding}`, {
    status: status ?? '',
    failure: failure ? t(`test.failures.${failure}`) : '',
  });
}
