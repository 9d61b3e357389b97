import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { licenseApi, take } from '@/api/clients';
import type { License } from '@/api/licenses';
import { useNumbers } from '@/charts';
import { pageLocale } from '@/i18n/locale';
import {
  Button,
  Consequences,
  Dialog,
  DialogButtons,
  ProblemNote,
  Row,
  Stack,
  termDay,
  TextField,
  toast,
  useMinute,
} from '@/ui';
import { useLicenseChange } from './settings';
import { effect, endOf, later, USUAL_GRACE_DAYS } from './term';

const YEARS = [1, 2, 3] as const;
const LONGEST_GRACE = 365;

/** Gives a license another end; says what that does to those who are on it. */
export function RenewDialog({ license, onClose }: { license: License; onClose: () => void }) {
  const { term } = license;
  const { t } = useTranslation(['settings', 'ui']);
  const { number } = useNumbers();
  const now = useMinute();
  const [until, setUntil] = useState(() => later(term.expiresAt, now, 1));
  const [grace, setGrace] = useState(String(term.expiresAt === null ? USUAL_GRACE_DAYS : term.graceDays));
  const expires = until === '' ? null : endOf(until);
  const days = until === '' ? 0 : Number(grace);
  const isGrace = Number.isInteger(days) && days >= 0 && days <= LONGEST_GRACE && grace.trim() !== '';
  const canDo = expires !== undefined && (until === '' || isGrace);
  const renew = useLicenseChange(
    license.id,
    () =>
      take(
        licenseApi.PUT('/api/licenses/{licenseId}/term', {
          params: { path: { licenseId: license.id } },
          body: { expiresAt: expires?.toISOString() ?? null, graceDays: days },
        }),
      ),
    () => {
      toast(t('renew.done'));
      onClose();
    },
  );
  const does = expires === undefined ? undefined : effect(term, expires, days, now);
  const { members } = license.seats;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('renew.title')}
      footer={
        <DialogButtons onCancel={onClose}>
          <Button
            variant={does === 'freezes' ? 'danger' : 'primary'}
            isDisabled={!canDo}
            isPending={renew.isPending}
            onPress={() => renew.mutate(undefined)}
          >
            {t('renew.confirm')}
          </Button>
        </DialogButtons>
      }
    >
      <Stack gap={4}>
        <Row gap={2}>
          {YEARS.map((years) => (
            <Button key={years} size="sm" onPress={() => setUntil(later(term.expiresAt, now, years))}>
              {t('renew.years', { count: years })}
            </Button>
          ))}
          <Button size="sm" onPress={() => setUntil('')}>
            {t('renew.open')}
          </Button>
        </Row>
        <TextField
          label={t('renew.until')}
          hint={t('renew.untilHint')}
          type="date"
          min="2000-01-01"
          max="2999-12-31"
          value={until}
          onChange={setUntil}
        />
        {until === '' ? null : (
          <TextField
            label={t('renew.grace')}
            hint={t('renew.graceHint')}
            type="number"
            min={0}
            max={LONGEST_GRACE}
            value={grace}
            onChange={setGrace}
            error={isGrace ? undefined : t('renew.graceWrong')}
          />
        )}
        {does ? (
          <Consequences
            lines={[
              expires
                ? t('renew.worksUntil', { day: termDay(endAfter(expires, days), pageLocale()) })
                : t('renew.noEnd'),
              {
                warn: does === 'freezes' || does === 'staysFrozen' || does === 'suspended',
                text: t(`renew.${does}`, { count: members, formatted: number(members) }),
              },
              does === 'revives' ? t('renew.judged') : null,
            ]}
          />
        ) : null}
        {renew.error ? <ProblemNote problem={renew.error} /> : null}
      </Stack>
    </Dialog>
  );
}

function endAfter(expires: Date, graceDays: number): Date {
  const end = new Date(expires);
  end.setUTCDate(end.getUTCDate() + graceDays);
  return end;
}
