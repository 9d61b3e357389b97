import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '@/api/licenses';
import { useLicense } from '@/app/LicenseContext';
import { useNumbers } from '@/charts';
import {
  Badge,
  Button,
  Card,
  Confirm,
  DateTime,
  EmptyState,
  LinkButton,
  ListSkeleton,
  Note,
  ProblemNote,
  Stack,
  toast,
  VirtualTable,
} from '@/ui';
import { changes, type Held, heldOf, type Sync } from './api';
import { cameSince, causesOf, keyOf, namedIn } from './held';
import { unitNames } from './unitNames';
import { usePart } from './usePart';
import styles from './google.module.css';

const ROW = 56;
const MOST_IN_SIGHT = 9;

/** Who would leave and is held, why, and the approval of their leaving (X7, X28). */
export function HeldPeople({ sync }: { sync: Sync }) {
  const license = useLicense();
  const { t } = useTranslation('google');
  const { number } = useNumbers();
  const queries = useQueryClient();
  const part = usePart(sync);
  const { data, error } = useQuery(heldOf(license.id, sync));
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  // Who is approved is who was in sight when it was asked for: the list goes on meanwhile (X28).
  const [asked, setAsked] = useState<{ named: readonly Held[]; open: readonly Held[] }>();
  const names = unitNames(sync);

  const approve = useMutation({
    mutationFn: async (people: readonly Held[]) => {
      let approved = 0;
      for (const googleIds of namedIn(people)) {
        approved += (await changes.approve(license.id, googleIds)).approved;
      }
      return approved;
    },
    onSuccess: async (approved) => {
      await queries.invalidateQueries({ queryKey: keys.of(license.id, 'google') });
      setAsked(undefined);
      setPicked(new Set());
      toast(t('held.approved', { count: approved, formatted: number(approved) }));
    },
  });

  if (error) {
    return <ProblemNote problem={error} />;
  }
  if (!data) {
    return <ListSkeleton />;
  }
  if (data.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={<CircleCheck />}
          title={t('held.none')}
          text={t('held.noneText')}
          action={<LinkButton to="?">{t('back')}</LinkButton>}
        />
      </Card>
    );
  }
  const open = data.filter(({ approvedAt }) => approvedAt === null);
  const chosen = picked.size > 0 ? data.filter((held) => picked.has(keyOf(held))) : open;
  const named = asked?.named ?? [];
  const came = asked ? cameSince(asked.open, open) : 0;
  return (
    <Stack>
      {causesOf(data).map(({ cause, count }) => (
        <Note
          key={cause}
          tone="warn"
          title={t(`held.causes.${cause}.title`, { count, formatted: number(count) })}
        >
          {t(`held.causes.${cause}.text`)}
        </Note>
      ))}
      <Card
        title={t('held.people', { count: data.length, formatted: number(data.length) })}
        text={
          open.length < data.length ? t('held.someApproved', { count: data.length - open.length }) : undefined
        }
        action={
          part === 'staff' ? null : (
            <Button
              variant="primary"
              isDisabled={chosen.length === 0}
              onPress={() => {
                approve.reset();
                setAsked({ named: chosen, open });
              }}
            >
              {picked.size > 0
                ? t('held.approveSome', { count: picked.size, formatted: number(picked.size) })
                : t('held.approveAll')}
            </Button>
          )
        }
        flush
      >
        <VirtualTable
          label={t('held.title')}
          count={data.length}
          rowAt={(index) => data[index]}
          rowKey={keyOf}
          rowHeight={ROW}
          height={`${Math.min(data.length, MOST_IN_SIGHT) * ROW + 42}px`}
          rowLabel={({ email, googleId }) => email ?? googleId}
          {...(part === 'staff'
            ? {}
            : {
                selected: picked,
                onSelect: (key: string, on: boolean) =>
                  setPicked((before) => {
                    const next = new Set(before);
                    if (on) {
                      next.add(key);
                    } else {
                      next.delete(key);
                    }
                    return next;
                  }),
                onSelectAll: (on: boolean) => setPicked(new Set(on ? data.map(keyOf) : [])),
              })}
          columns={[
            {
              id: 'email',
              header: t('people.email'),
              width: 'minmax(11rem, 2fr)',
              cell: ({ email }) => email ?? t('people.noEmail'),
            },
            {
              id: 'reason',
              header: t('held.reason'),
              width: 'minmax(9rem, 1fr)',
              cell: ({ reason }) => t(`held.reasons.${reason}`),
            },
            {
              id: 'unit',
              header: t('people.unit'),
              width: 'minmax(8rem, 1fr)',
              cell: ({ unitId }) => names.get(unitId) ?? t('people.otherUnit'),
            },
            {
              id: 'since',
              header: t('held.since'),
              width: 'minmax(8rem, 1fr)',
              cell: ({ heldAt, approvedAt }) =>
                approvedAt === null ? (
                  <DateTime at={heldAt} as="time" />
                ) : (
                  <Badge tone="info">{t('held.isApproved')}</Badge>
                ),
            },
          ]}
        />
      </Card>
      <p className={styles.quiet}>{t('held.otherwise')}</p>
      <Confirm
        isOpen={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={t('held.confirmTitle', { count: named.length, formatted: number(named.length) })}
        confirm={t('held.confirm', { count: named.length, formatted: number(named.length) })}
        variant="danger"
        onConfirm={() => approve.mutate(named)}
        isPending={approve.isPending}
        problem={approve.error}
      >
        <p>{t('held.confirmText')}</p>
        <p className={styles.quiet}>{t('held.confirmMore')}</p>
        {came > 0 ? (
          <Note tone="warn" live title={t('held.cameMeanwhile', { count: came, formatted: number(came) })}>
            {t('held.cameMeanwhileText')}
          </Note>
        ) : null}
      </Confirm>
    </Stack>
  );
}
