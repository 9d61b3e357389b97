import { useQueries } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card, PageHeader, Stack } from '@/ui';
import { Letters } from './Letters';
import { ALL_SERVICES, state, stopped } from './operations';
import styles from './operations.module.css';
import { ServiceCard } from './ServiceCard';
import { StoppedSyncs } from './StoppedSyncs';
import { tone, troubles } from './verdict';

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
  const [syncs] = useQueries({ queries: [stopped()] });
  if (states.some(({ isPending }) => isPending)) {
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
  const held = (syncs.data ?? []).filter((sync) => sync.held > 0).length;
  const inTrouble = ALL_SERVICES.filter((_, place) => tone(found[place] ?? []) === 'bad');
  const overall = inTrouble.length > 0 ? 'bad' : letters > 0 || held > 0 ? 'warn' : 'good';
  const Icon = overall === 'good' ? CircleCheck : TriangleAlert;
  return (
    <Card>
      <div className={styles.verdict} data-tone={overall} role="status">
        <Icon aria-hidden />
        <div className={styles.verdictWords}>
          <h2>
            {overall === 'bad'
              ? t('verdict.bad', { services: inTrouble.map((service) => t(`service.${service}`)).join(', ') })
              : t(`verdict.${overall}`)}
          </h2>
          <p>
            {[
              letters > 0 ? t('verdict.letters', { count: letters }) : null,
              held > 0 ? t('verdict.held', { count: held }) : null,
              letters === 0 && held === 0 && overall === 'good' ? t('verdict.goodText') : null,
            ]
              .filter(Boolean)
              .join(' ')}
          </p>
        </div>
      </div>
    </Card>
  );
}
