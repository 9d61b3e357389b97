import { useTranslation } from 'react-i18next';
import { useNumbers } from '@/charts';
import { listed, pageLocale } from '@/i18n/locale';
import { Badge, Card, DateTime, Filled, GAP, Skeleton } from '@/ui';
import type { Service, State } from './operations';
import styles from './operations.module.css';
import { BEHIND_MESSAGES, duration, OLD_SECONDS, tone, troubles } from './verdict';

/** How one service does: health first, then what it owes, and how far behind it is with each topic. */
export function ServiceCard({
  service,
  state,
  isAway,
}: {
  service: Service;
  state: State | undefined;
  isAway: boolean;
}) {
  const { t } = useTranslation('operations');
  const found = troubles(isAway ? undefined : state);
  const isKnown = isAway || state !== undefined;
  return (
    <Card
      title={t(`service.${service}`)}
      text={state && !isAway ? <Since at={state.startedAt} /> : undefined}
      action={
        isKnown ? (
          <Badge tone={tone(found)} dot>
            {t(found[0] ? `trouble.${found[0]}` : 'well')}
          </Badge>
        ) : null
      }
    >
      {isAway ? <p className={styles.away}>{t('awayText')}</p> : null}
      {!isKnown ? <Skeleton height="5rem" /> : null}
      {state && !isAway ? <Numbers state={state} /> : null}
    </Card>
  );
}

function Since({ at }: { at: string }) {
  const { t } = useTranslation('operations');
  return (
    <Filled text={t('since', { when: GAP })}>
      <DateTime at={at} as="time" />
    </Filled>
  );
}

function Numbers({ state }: { state: State }) {
  const { t } = useTranslation('operations');
  const { number } = useNumbers();
  const failing = state.checks.filter(({ up }) => !up);
  const { unit, value } = duration(state.outbox.ageSeconds);
  const age = new Intl.NumberFormat(pageLocale(), { style: 'unit', unit, unitDisplay: 'short' }).format(
    value,
  );
  return (
    <>
      {failing.length > 0 ? (
        <p className={styles.away}>{t('failing', { checks: listed(failing.map(({ name }) => name)) })}</p>
      ) : null}
      <dl className={styles.numbers}>
        <div data-tone={state.outbox.ageSeconds > OLD_SECONDS || !state.outbox.led ? 'bad' : undefined}>
          <dt>{t('outbox')}</dt>
          <dd>
            {state.outbox.messages === 0
              ? t('outboxEmpty')
              : t('outboxOwes', {
                  formatted: number(state.outbox.messages),
                  count: state.outbox.messages,
                  age,
                })}
            {state.outbox.led ? null : ` · ${t('notLed')}`}
          </dd>
        </div>
        {state.lag === null ? (
          <div data-tone="bad">
            <dt>{t('lag')}</dt>
            <dd>{t('kafkaAway')}</dd>
          </div>
        ) : (
          state.lag.map(({ topic, messages }) => (
            <div key={topic} data-tone={messages > BEHIND_MESSAGES ? 'bad' : undefined}>
              <dt title={topic}>{topic.replace(/^rollbook\./, '')}</dt>
              <dd>
                {messages === 0
                  ? t('upToDate')
                  : t('behind', { formatted: number(messages), count: messages })}
              </dd>
            </div>
          ))
        )}
        <div data-tone={state.deadLetters > 0 ? 'warn' : undefined}>
          <dt>{t('letters.title')}</dt>
          <dd>{state.deadLetters === 0 ? t('noneWaits') : number(state.deadLetters)}</dd>
        </div>
      </dl>
    </>
  );
}
