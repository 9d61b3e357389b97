import { useTranslation } from 'react-i18next';
import { Button, Card, Row, Stack, TextField, useMinute } from '@/ui';
import { later } from '../settings/term';
import type { Draft, faults } from './order';
import styles from './staff.module.css';

/** Name, seats and term. */
export function Basics({
  draft,
  wrong,
  onChange,
}: {
  draft: Draft;
  wrong: ReturnType<typeof faults>;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { t } = useTranslation('staff');
  const now = useMinute();
  return (
    <Card title={t('basics.title')}>
      <Stack gap={4}>
        <TextField
          label={t('basics.name')}
          hint={t('basics.nameHint')}
          value={draft.name}
          onChange={(name) => onChange({ name })}
          maxLength={200}
          error={wrong.name ? t('wrong.name') : undefined}
          isRequired
        />
        <div className={styles.pair}>
          <TextField
            label={t('basics.seats')}
            hint={t('basics.seatsHint')}
            type="number"
            min={1}
            value={draft.seats}
            onChange={(seats) => onChange({ seats })}
            error={wrong.seats ? t('wrong.seats') : undefined}
          />
          <TextField
            label={t('basics.until')}
            hint={t('basics.untilHint')}
            type="date"
            min="2000-01-01"
            max="2999-12-31"
            value={draft.until}
            onChange={(until) => onChange({ until })}
            error={wrong.until ? t('wrong.until') : undefined}
          />
        </div>
        <Row gap={2}>
          {([1, 2, 3] as const).map((years) => (
            <Button key={years} size="sm" onPress={() => onChange({ until: later(null, now, years) })}>
              {t('basics.years', { count: years })}
            </Button>
          ))}
          <Button size="sm" variant="quiet" onPress={() => onChange({ until: '' })}>
            {t('basics.open')}
          </Button>
        </Row>
        {draft.until === '' ? null : (
          <TextField
            label={t('basics.grace')}
            hint={t('basics.graceHint')}
            type="number"
            min={0}
            max={365}
            value={draft.grace}
            onChange={(grace) => onChange({ grace })}
            error={wrong.grace ? t('wrong.grace') : undefined}
          />
        )}
      </Stack>
    </Card>
  );
}
