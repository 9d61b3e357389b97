import { useMutation, useQuery } from '@tanstack/react-query';
import { MailPlus, UserPlus } from 'lucide-react';
import { type Dispatch, type SetStateAction, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { enrollmentApi, take } from '@/api/clients';
import type { License } from '@/api/licenses';
import { useNumbers } from '@/charts';
import { Button, Note, ProblemNote, toast } from '@/ui';
import styles from './add.module.css';
import { AddressBox } from './AddressBox';
import type { Entry } from './addresses';
import { way as wayQuery } from './batches';
import { Slips } from './Slips';
import { type Typed, withoutSent } from './typed';
import { WrongEntries } from './WrongEntries';

const USUAL_MOST = 1_000;

/** Addresses typed or pasted: each checked at once, then sent together (R23–R25). */
export function TypedTab({
  license,
  typed,
  onChange,
  onFile,
}: {
  license: License;
  typed: Typed;
  onChange: Dispatch<SetStateAction<Typed>>;
  onFile: (file: File) => void;
}) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const [, setSearch] = useSearchParams();
  const { data: way } = useQuery(wayQuery(license.id));
  const most = way?.mostAddresses ?? USUAL_MOST;
  const count = typed.people.length;
  const isInvite = way?.way === 'INVITED';
  const add = useMutation({
    mutationFn: (sent: Typed) =>
      take(
        enrollmentApi.POST('/api/enrollments/{licenseId}/emails', {
          params: { path: { licenseId: license.id }, header: { 'Idempotency-Key': crypto.randomUUID() } },
          body: { addresses: sent.people.map(({ address }) => address).join('\n') },
        }),
      ),
    // Whatever was typed meanwhile stays.
    onSuccess: (_, sent) => onChange((now) => withoutSent(now, sent)),
  });
  const latest = useRef(typed);
  useEffect(() => {
    latest.current = typed;
  });
  const send = () =>
    add.mutate(typed, {
      // Not once this is left, and not away from what is being typed: it is listed below.
      onSuccess: ({ batchId }) => {
        if (withoutSent(latest.current, typed).people.length === 0) {
          setSearch({ batch: batchId });
        } else {
          toast(t('typed.taken', { count, formatted: number(count) }));
        }
      },
    });
  return (
    <div className={styles.typed}>
      <AddressBox typed={typed} onChange={onChange} />
      <p className={styles.tally} role="status">
        {count > 0 ? <span>{t('typed.people', { count, formatted: number(count) })}</span> : null}
        {typed.wrong.length > 0 ? (
          <span data-tone="bad">
            {t('typed.wrong', { count: typed.wrong.length, formatted: number(typed.wrong.length) })}
          </span>
        ) : null}
        {typed.merged > 0 ? (
          <span data-tone="quiet">
            {t('typed.merged', { count: typed.merged, formatted: number(typed.merged) })}
          </span>
        ) : null}
      </p>
      <WrongEntries typed={typed} onChange={onChange} />
      <Slips license={license} typed={typed} onChange={onChange} />
      {count > most ? (
        <Note
          tone="warn"
          action={
            <Button size="sm" onPress={() => onFile(asFile(typed.people, t('typed.fileName')))}>
              {t('typed.asFile')}
            </Button>
          }
        >
          {t('typed.tooMany', { most: number(most) })}
        </Note>
      ) : null}
      <WaitHint license={license} count={count} />
      {add.error ? <ProblemNote problem={add.error} /> : null}
      <div>
        <Button
          variant="primary"
          icon={isInvite ? <MailPlus /> : <UserPlus />}
          isDisabled={count === 0 || count > most || way === undefined || way.way === null}
          isPending={add.isPending}
          onPress={send}
        >
          {count === 0
            ? t(isInvite ? 'typed.inviteNone' : 'typed.addNone')
            : t(isInvite ? 'typed.invite' : 'typed.add', { count, formatted: number(count) })}
        </Button>
      </div>
    </div>
  );
}

/** The seats do not reach for all of them (§4). */
function WaitHint({ license, count }: { license: License; count: number }) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
  const { free } = license.seats;
  if (free === null || count <= free) {
    return null;
  }
  return (
    <Note tone="warn">
      {free === 0
        ? t('typed.noSeat')
        : t('typed.wait', { count: count - free, formatted: number(count - free), free: number(free) })}
    </Note>
  );
}

function asFile(people: readonly Entry[], name: string) {
  const rows = ['Email', ...people.map(({ address }) => address ?? ''), ''];
  return new File([rows.join('\r\n')], name, { type: 'text/csv' });
}
