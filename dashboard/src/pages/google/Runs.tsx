import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '@/charts';
import { Badge, Button, Card, DateTime, EmptyState, ProblemNote, Skeleton, Table, type Tone } from '@/ui';
import { type Run, runsOf } from './api';
import styles from './google.module.css';

const SLOTS = 48;
const TONES = { DONE: 'good', HELD: 'warn', FAILED: 'bad', RUNNING: 'info' } satisfies Record<string, Tone>;

/** How a run went, or that it goes on. */
export function resultOf(run: Run): keyof typeof TONES {
  return run.result ?? 'RUNNING';
}

/** The latest runs: a mark each, as a day has them, and a table that says the same. */
export function Runs({ licenseId, lastRun }: { licenseId: string; lastRun: Run | null }) {
  const { t } = useTranslation('google');
  const { number } = useNumbers();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery(
    runsOf(licenseId, lastRun ? `${lastRun.runId} ${lastRun.result}` : undefined),
  );
  // The sync is looked at more often than its runs: what goes on now is taken from there.
  const runs = data?.map((run) => (run.runId === lastRun?.runId ? lastRun : run));
  const good = runs?.filter(({ result }) => result === 'DONE' || result === 'HELD').length ?? 0;
  return (
    <Card
      title={t('runs.title')}
      text={
        runs && runs.length > 0
          ? t('runs.text', { count: runs.length, good: number(good), formatted: number(runs.length) })
          : undefined
      }
      action={
        runs && runs.length > 0 ? (
          <Button size="sm" variant="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? t('runs.hide') : t('runs.show')}
          </Button>
        ) : null
      }
    >
      {error ? <ProblemNote problem={error} /> : null}
      {!runs && !error ? <Skeleton height="2.5rem" /> : null}
      {runs?.length === 0 ? <EmptyState title={t('runs.none')} text={t('runs.noneText')} /> : null}
      {runs && runs.length > 0 ? (
        <div className={styles.strip} aria-hidden>
          {Array.from({ length: SLOTS }, (_, place) => {
            const run = runs[SLOTS - 1 - place];
            return (
              <span
                key={place}
                data-result={run ? resultOf(run) : undefined}
                title={run ? title(run) : undefined}
              />
            );
          })}
        </div>
      ) : null}
      {runs && isOpen ? (
        <div className={styles.bleed}>
          <Table
            label={t('runs.title')}
            rows={runs}
            rowKey={({ runId }) => runId}
            columns={[
              {
                id: 'began',
                header: t('runs.began'),
                cell: ({ beganAt }) => <DateTime at={beganAt} as="time" />,
              },
              {
                id: 'result',
                header: t('runs.result'),
                cell: (run) => (
                  <div className={styles.person}>
                    <span>
                      <Badge tone={TONES[resultOf(run)]} dot>
                        {t(`runs.results.${resultOf(run)}`)}
                      </Badge>
                    </span>
                    {run.trouble ? <small>{t(`troubles.${run.trouble}`)}</small> : null}
                  </div>
                ),
              },
              {
                id: 'took',
                header: t('runs.took'),
                align: 'end',
                wideOnly: true,
                cell: ({ seconds }) =>
                  seconds === null ? '–' : t('runs.seconds', { formatted: number(seconds) }),
              },
              {
                id: 'active',
                header: t('runs.active'),
                align: 'end',
                wideOnly: true,
                cell: ({ active }) => number(active),
              },
              {
                id: 'change',
                header: t('runs.change'),
                align: 'end',
                wideOnly: true,
                cell: ({ joined, left }) => `+${number(joined)} / −${number(left)}`,
              },
              {
                id: 'held',
                header: t('runs.held'),
                align: 'end',
                wideOnly: true,
                cell: ({ held }) => number(held),
              },
            ]}
          />
        </div>
      ) : null}
    </Card>
  );

  function title(run: Run) {
    return t(`runs.results.${resultOf(run)}`);
  }
}
