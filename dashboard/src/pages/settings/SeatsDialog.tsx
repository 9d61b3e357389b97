import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { licenseApi, take } from '@/api/clients';
import { keys, type License } from '@/api/licenses';
import { asProblem } from '@/api/problem';
import { useNumbers } from '@/charts';
import {
  Button,
  Consequences,
  Dialog,
  DialogButtons,
  Note,
  ProblemNote,
  Skeleton,
  Stack,
  Switch,
  TextField,
  toast,
} from '@/ui';
import { planSeats, type SeatsPlan, seatsTyped, type Turn, useLicenseChange } from './settings';
import { useSettled } from './useSettled';

const NAMED = 5;

/** Sets the seats by a plan: what it would do is worked out by the service while one types, and committed as shown (X30). */
export function SeatsDialog({ license, onClose }: { license: License; onClose: () => void }) {
  const queries = useQueryClient();
  const { t } = useTranslation(['settings', 'ui']);
  const { limit } = license.seats;
  const [isLimited, setLimited] = useState(limit !== null);
  const [typed, setTyped] = useState(limit === null ? '' : String(limit));
  const seats = isLimited ? seatsTyped(typed) : null;
  const isWrong = isLimited && typed.trim() !== '' && seats === undefined;
  const typing = isLimited && seats === null ? undefined : seats;
  const wanted = useSettled(typing);
  const isSame = wanted === limit;
  const planKey = keys.of(license.id, 'seats-plan', wanted ?? 'unlimited', 'live');
  const plan = useQuery({
    queryKey: planKey,
    queryFn: () => planSeats(license.id, wanted ?? null),
    enabled: wanted !== undefined && !isSame,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const change = useLicenseChange(
    license.id,
    (planId: string) =>
      take(
        licenseApi.PUT('/api/licenses/{licenseId}/seats', {
          params: { path: { licenseId: license.id } },
          body: { seats: wanted ?? null, planId },
        }),
      ),
    () => {
      toast(t('seats.done'));
      onClose();
    },
  );
  const isOutdated = change.error !== null && asProblem(change.error).slug === 'plan-outdated';
  const planId = plan.data?.planId;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('seats.dialog')}
      footer={
        <DialogButtons onCancel={onClose}>
          <Button
            variant="primary"
            isDisabled={planId === undefined || isSame || plan.isFetching || wanted !== typing}
            isPending={change.isPending}
            onPress={() => planId !== undefined && change.mutate(planId)}
          >
            {t('seats.confirm')}
          </Button>
        </DialogButtons>
      }
    >
      <Stack gap={4}>
        <Switch isSelected={isLimited} onChange={setLimited} hint={t('seats.limitedHint')}>
          {t('seats.limited')}
        </Switch>
        {isLimited ? (
          <TextField
            label={t('seats.number')}
            type="number"
            min={1}
            value={typed}
            onChange={setTyped}
            error={isWrong ? t('seats.wrong') : undefined}
          />
        ) : null}
        {isSame ? <Note>{t('seats.same')}</Note> : null}
        {plan.isFetching ? <Skeleton height="6rem" /> : null}
        {plan.data && !plan.isFetching && !isSame ? <PlanLines plan={plan.data} /> : null}
        {plan.error ? <ProblemNote problem={plan.error} /> : null}
        {change.error ? (
          <ProblemNote
            problem={change.error}
            action={
              isOutdated ? (
                <Button
                  size="sm"
                  onPress={() => {
                    change.reset();
                    void queries.invalidateQueries({ queryKey: planKey });
                  }}
                >
                  {t('seats.again')}
                </Button>
              ) : null
            }
          />
        ) : null}
      </Stack>
    </Dialog>
  );
}

function PlanLines({ plan }: { plan: SeatsPlan }) {
  const { t } = useTranslation('settings');
  const { number } = useNumbers();
  const called = plan.waiting.now - plan.waiting.after;
  return (
    <Consequences
      lines={[
        called > 0
          ? t('seats.seated', { count: called, formatted: number(called), who: names(plan.seated, called) })
          : null,
        plan.waiting.after > 0
          ? {
              warn: true,
              text: t('seats.stillWaiting', {
                count: plan.waiting.after,
                formatted: number(plan.waiting.after),
              }),
            }
          : null,
        plan.over > 0
          ? { warn: true, text: t('seats.over', { count: plan.over, formatted: number(plan.over) }) }
          : null,
        t('seats.nobodyUnseated'),
        plan.after === null
          ? t('seats.nobodyWaits')
          : t('seats.free', {
              count: Math.max(0, plan.after - plan.taken - called),
              formatted: number(Math.max(0, plan.after - plan.taken - called)),
            }),
      ]}
    />
  );
}

/** The first few of them, by address. */
function names(turns: readonly Turn[], count: number): string {
  const named = turns.slice(0, NAMED).map(({ email }) => email ?? '–');
  return named.join(', ') + (count > named.length ? ' …' : '');
}
