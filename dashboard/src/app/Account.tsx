import { GraduationCap, KeyRound, LogOut, MailOpen, Monitor, Moon, Sun } from 'lucide-react';
import {
  Button,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Header,
  Separator,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMe } from './MeContext';
import { signOut } from './session';
import { chooseTheme, useTheme, type Theme } from './theme';
import styles from './Account.module.css';

const THEMES = [
  { id: 'system', icon: <Monitor /> },
  { id: 'light', icon: <Sun /> },
  { id: 'dark', icon: <Moon /> },
] as const;

/** What is everybody's own, wherever they are. Staff's own Classroom enrolls nobody. */
const OWN = [
  { id: 'key', icon: <KeyRound />, to: '/me#key', forStaff: true },
  { id: 'invites', icon: <MailOpen />, to: '/me#invites', forStaff: true },
  { id: 'classroom', icon: <GraduationCap />, to: '/classroom', forStaff: false },
] as const;

/** Who is signed in; where a license key is entered (R36) and what else is their own; how the page looks; the way out. */
export function Account() {
  const me = useMe();
  const theme = useTheme();
  const navigate = useNavigate();
  const { t } = useTranslation('app');
  return (
    <MenuTrigger>
      <Button className={styles.who} aria-label={t('account.of', { name: me.name })}>
        <span className={styles.name}>
          {me.name}
          {me.isStaff ? <span className={styles.role}>{t('account.staff')}</span> : null}
        </span>
        <span className={styles.face} aria-hidden>
          {initials(me.name)}
        </span>
      </Button>
      <Popover className={styles.popover} placement="bottom end">
        <div className={styles.signedIn}>
          <strong>{me.name}</strong>
          <span>{me.email}</span>
        </div>
        <Menu className={styles.menu}>
          {OWN.filter(({ forStaff }) => forStaff || !me.isStaff).map(({ id, icon, to }) => (
            <MenuItem
              key={id}
              id={id}
              className={styles.item}
              onAction={() => void navigate(to)}
              textValue={t(`account.${id}`)}
            >
              {icon}
              {t(`account.${id}`)}
            </MenuItem>
          ))}
          <Separator className={styles.line} />
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[theme]}
            onSelectionChange={(keys) => {
              const [key] = keys;
              chooseTheme(key as Theme);
            }}
          >
            <Header className={styles.section}>{t('theme.title')}</Header>
            {THEMES.map(({ id, icon }) => (
              <MenuItem key={id} id={id} className={styles.item} textValue={t(`theme.${id}`)}>
                {icon}
                {t(`theme.${id}`)}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className={styles.line} />
          <MenuItem
            id="out"
            className={styles.item}
            onAction={() => void signOut()}
            textValue={t('account.out')}
          >
            <LogOut />
            {t('account.out')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function initials(name: string) {
  const words = name.trim().split(/\s+/);
  return ((words[0]?.[0] ?? '?') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}
