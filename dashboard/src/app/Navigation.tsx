import { useQuery } from '@tanstack/react-query';
import {
  Activity,
  BookOpenCheck,
  Cloud,
  Gauge,
  Globe,
  Inbox,
  KeyRound,
  LayoutDashboard,
  LibraryBig,
  type LucideIcon,
  Plus,
  Settings,
  UserPlus,
  UserRound,
  UsersRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink, useMatch } from 'react-router';
import { license as licenseQuery } from '@/api/licenses';
import { useMe } from './MeContext';
import styles from './Navigation.module.css';

/** Where one can go: the places of everybody, those of staff, and the pages of the license one is at. */
export function Navigation() {
  const me = useMe();
  const { t } = useTranslation('app');
  const licenseId = useMatch('/licenses/:id/*')?.params.id;
  return (
    <nav aria-label={t('navigation')} className={styles.nav}>
      <ul className={styles.list}>
        {me.emailVerified ? <Place to="/" icon={LibraryBig} label={t('nav.licenses')} end /> : null}
        <Place to="/me" icon={UserRound} label={t('nav.me')} />
      </ul>
      {licenseId ? <LicensePlaces id={licenseId} /> : null}
      {me.isStaff ? (
        <Group title={t('nav.staff')}>
          <Place to="/staff/new" icon={Plus} label={t('nav.new')} />
          <Place to="/staff/requests" icon={Inbox} label={t('nav.requests')} />
          <Place to="/operations" icon={Gauge} label={t('nav.operations')} />
        </Group>
      ) : null}
    </nav>
  );
}

function LicensePlaces({ id }: { id: string }) {
  const { t } = useTranslation('app');
  const { data, error } = useQuery(licenseQuery(id));
  const at = `/licenses/${id}`;
  if (error && !data) {
    return null; // the page says that it is not there
  }
  return (
    <Group title={data?.name ?? t('nav.license')}>
      <Place to={at} icon={LayoutDashboard} label={t('nav.overview')} end />
      <Place to={`${at}/members`} icon={UsersRound} label={t('nav.members')} />
      <Place to={`${at}/add`} icon={UserPlus} label={t('nav.add')} />
      {data?.type === 'TEACHER' ? null : <Place to={`${at}/google`} icon={Cloud} label={t('nav.google')} />}
      <Place to={`${at}/lms`} icon={BookOpenCheck} label={t('nav.lms')} />
      <Place
        to={`${at}/codes`}
        icon={KeyRound}
        label={data?.type === 'TEACHER' ? t('nav.codes') : t('nav.key')}
      />
      {data?.type === 'TEACHER' ? null : <Place to={`${at}/domains`} icon={Globe} label={t('nav.domains')} />}
      <Place to={`${at}/activity`} icon={Activity} label={t('nav.activity')} />
      <Place to={`${at}/settings`} icon={Settings} label={t('nav.settings')} />
    </Group>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className={styles.group} aria-label={title}>
      <p className={styles.title} title={title}>
        {title}
      </p>
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}

function Place({
  to,
  icon: Icon,
  label,
  end,
}: {
  to: string;
  icon: LucideIcon;
  label: string;
  end?: boolean;
}) {
  return (
    <li>
      <NavLink to={to} end={end ?? false} className={styles.place}>
        <Icon size={17} strokeWidth={1.9} aria-hidden />
        <span>{label}</span>
      </NavLink>
    </li>
  );
}
