import { useMutation, useQuery } from '@tanstack/react-query';
import { MailPlus, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { enrollmentApi, take } from '@/api/clients';
import type { License } from '@/api/licenses';
import { useMe } from '@/app/MeContext';
import { useNumbers } from '@/charts';
import { Button, Note, ProblemNote } from '@/ui';
import styles from './add.module.css';
import { AddressBox } from './AddressBox';
import { type Entry, domainOf, meantDomain, readPasted } from './addresses';
import { way as wayQuery } from './batches';
import { WrongEntries } from './WrongEntries';

/** What was typed so far: who is somebody, what is nobody yet, and how many stood there twice. */
export interface Typed {
  people: Entry[];
  wrong: Entry[];
  merged: number;
}

export const EMPTY: Typed = { people: [], wrong: [], merged: 0 };

const USUAL_MOST = 1_000;

/** More entries to those there are; who is there already is merged. */
export function withEntries(typed: Typed, entries: readonly Entry[]): Typed {
  const known = new Set(typed.people.map(({ address }) => address));
  const people = [...typed.people];
  const wrong = [...typed.wrong];
  let merged = typed.merged;
  for (const entry of entries) {
    if (entry.address === undefined) {
      wrong.push(entry);
    } else if (known.has(entry.address)) {
      merged += 1;
    } else {
      known.add(entry.address);
      people.push(entry);
    }
  }
  return { people, wrong, merged };
}

export function TypedTab({
  license,
  typed,
  onChange,
  onFile,
}: {
  license: License;
  typed: Typed;
  onChange: (typed: Typed) => void;
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
    mutationFn: () =>
      take(
        enrollmentApi.POST('/api/enrollments/{licenseId}/emails', {
          params: { path: { licenseId: license.id }, header: { 'Idempotency-Key': crypto.randomUUID() } },
          body: { addresses: typed.people.map(({ address }) => address).join('\n') },
        }),
      ),
    onSuccess: ({ batchId }) => {
      onChange({ ...EMPTY, wrong: typed.wrong });
      setSearch({ batch: batchId });
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
          onPress={() => add.mutate()}
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

/** Addresses whose domain is nearly the school's. */
function Slips({
  license,
  typed,
  onChange,
}: {
  license: License;
  typed: Typed;
  onChange: (typed: Typed) => void;
}) {
  const { t } = useTranslation('add');
  const me = useMe();
  const admins = license.admins.map(({ email }) => domainOf(email));
  const known = [
    ...new Set([...license.emailDomains, ...admins, ...(me.isStaff ? [] : [domainOf(me.email)])]),
  ];
  const slips = typed.people.flatMap((entry) => {
    const meant = meantDomain(domainOf(entry.address ?? ''), known);
    return meant ? [{ entry, meant }] : [];
  });
  const domain = slips[0]?.meant;
  if (domain === undefined) {
    return null;
  }
  const these = slips.filter(({ meant }) => meant === domain).map(({ entry }) => entry);
  const put = () => {
    const others = { ...typed, people: typed.people.filter((entry) => !these.includes(entry)) };
    const text = these
      .map(({ address }) => `${address?.slice(0, address.lastIndexOf('@'))}@${domain}`)
      .join('\n');
    onChange(withEntries(others, readPasted(text)));
  };
  return (
    <Note
      tone="warn"
      title={t('typed.slipTitle', { count: these.length })}
      action={
        <Button size="sm" onPress={put}>
          {t('typed.slipUse', { count: these.length, domain })}
        </Button>
      }
    >
      {these
        .slice(0, 3)
        .map(({ address }) => address)
        .join(', ')}
      {these.length > 3 ? ', …' : ''} – {t('typed.slip', { domain })}
    </Note>
  );
}

function asFile(people: readonly Entry[], name: string) {
  const rows = ['Email', ...people.map(({ address }) => address ?? ''), ''];
  return new File([rows.join('\r\n')], name, { type: 'text/csv' });
}
