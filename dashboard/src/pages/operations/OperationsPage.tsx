import { useQueries, useQuery } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { listed } from '@/i18n/locale';
import { Card, PageHeader, Stack } from '@/ui';
import { Letters } from './Letters';
import { ALL_SERVICES, state, stopped } from './operations';
import styles from './operations.module.css';
import { ServiceCard } from './ServiceCard';
import { StoppedSyncs } from './StoppedSyncs';
import { overall, tone, troubles } from './verdict';

/** For staff: how each service does, what none of them could handle, and the syncs that wait for somebody. */
export function Component() {
  const { t } = useTranslation('operations');
  const states = useQueries({ queries: ALL_SERVICES.map((service) => state(service)) });
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <Stack gap={4}>
        <Verdict />
        <section aria-label={t('services')} className={styles.services}>
          {ALL_SERVICES.map((service, place) => (
            <ServiceCard
              key={service}
              service={service}
              state={states[place]?.data}
              isAway={states[place]?.isError ?? false}
            />
          ))}
        </section>
        <Letters />
        <StoppedSyncs />
      </Stack>
    </>
  );
}

/** The whole in one line: whether somebody has to do something, and where. */
function Verdict() {
  const { t } = useTranslation('operations');
  const states = useQueries({ queries: ALL_SERVICES.map((service) => state(service)) });
  const syncs = useQuery(stopped());
  if (syncs.isPending || states.some(({ isPending }) => isPending)) {
    return (
      <Card>
        <p className={styles.verdict} data-tone="muted" role="status">
          <span className={styles.verdictWords}>{t('looking')}</span>
        </p>
      </Card>
    );
  }
  const found = states.map(({ data, isError }) => troubles(isError ? undefined : data));
  const letters = states.reduce((sum, { data }) => sum + (data?.deadLetters ?? 0), 0);
  const held = syncs.isError ? undefined : syncs.data.filter((sync) => sync.held > 0).length;
  const inTrouble = ALL_SERVICES.filter((_, place) => tone(found[place] ?? []) === 'bad');
  const verdict = overall(found, held);
  const Icon = verdict === 'good' ? CircleCheck : TriangleAlert;
  const lines = [
    letters > 0 ? t('verdict.letters', { count: letters }) : null,
    held ? t('verdict.held', { count: held }) : null,
    held === undefined ? t('verdict.unreadText') : null,
    verdict === 'good' ? t('verdict.goodText') : null,
  ].filter((line) => line !== null);
  return (
    <Card>
      <div className={styles.verdict} data-tone={verdict === 'unread' ? 'warn' : verdict} role="status">
        <Icon aria-hidden />
        <div className={styles.verdictWords}>
          <h2>
            {verdict === 'bad'
              ? t('verdict.bad', { services: listed(inTrouble.map((service) => t(`service.${service}`))) })
              : t(`verdict.${verdict}`)}
          </h2>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </div>
    </Card>
  );
}
