import { useTranslation } from 'react-i18next';
import type { License } from '@/api/licenses';
import { useMe } from '@/app/MeContext';
import { useNumbers } from '@/charts';
import { listed } from '@/i18n/locale';
import { Button, Note } from '@/ui';
import { domainOf, meantDomain, readPasted } from './addresses';
import { type Typed, withEntries } from './typed';

const NAMED = 3;

/** Addresses whose domain is nearly the school's. */
export function Slips({
  license,
  typed,
  onChange,
}: {
  license: License;
  typed: Typed;
  onChange: (typed: Typed) => void;
}) {
  const { t } = useTranslation('add');
  const { number } = useNumbers();
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
  const more = these.length - NAMED;
  const named = [
    ...these.slice(0, NAMED).map(({ address }) => address ?? ''),
    ...(more > 0 ? [t('typed.slipMore', { count: more, formatted: number(more) })] : []),
  ];
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
      {t('typed.slip', { addresses: listed(named), domain })}
    </Note>
  );
}
