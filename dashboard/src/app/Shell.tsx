import { Menu } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration, useLoaderData, useLocation, useNavigation } from 'react-router';
import { IconButton, PageSkeleton } from '@/ui';
import { Account } from './Account';
import { Brand } from './Brand';
import { Invites } from './Invites';
import { MeContext } from './MeContext';
import { Navigation } from './Navigation';
import type { Me } from './session';
import styles from './Shell.module.css';

/** The frame around every page: where one can go at the side (behind a button on a phone), who is signed in above. */
export function Shell() {
  const me = useLoaderData<Me>();
  const { t } = useTranslation('app');
  const { pathname } = useLocation();
  const navigation = useNavigation();
  // Open for the page it was opened on: going somewhere closes it.
  const [openedOn, setOpenedOn] = useState<string>();

  return (
    <MeContext value={me}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <div className={styles.frame}>
        <aside className={styles.side}>
          <div className={styles.sideBody}>
            <Brand />
            <Navigation />
          </div>
        </aside>
        <header className={styles.top}>
          <span className={styles.opener}>
            <IconButton label={t('menu')} icon={<Menu />} onPress={() => setOpenedOn(pathname)} />
          </span>
          <span className={styles.topBrand}>
            <Brand />
          </span>
          <Account />
        </header>
        <div className={styles.progress} data-busy={navigation.state !== 'idle' || undefined} aria-hidden />
        <main id="main" className={styles.main} tabIndex={-1}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <ModalOverlay
        className={styles.scrim}
        isDismissable
        isOpen={openedOn === pathname}
        onOpenChange={(open) => setOpenedOn(open ? pathname : undefined)}
      >
        <Modal className={styles.drawer}>
          <Dialog className={styles.drawerBody} aria-label={t('navigation')}>
            <Brand />
            <Navigation />
          </Dialog>
        </Modal>
      </ModalOverlay>
      <Invites />
      <ScrollRestoration />
    </MeContext>
  );
}
