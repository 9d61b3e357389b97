import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonVariant, IconButton } from './Button';
import { cx } from './cx';
import { ProblemNote } from './Notes';
import styles from './Overlays.module.css';

export interface OverlayProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons at the bottom, always in sight. */
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg';
  /** Only its own buttons end it. */
  isKeyboardDismissDisabled?: boolean;
}

/** Asks for something before anything else goes on. */
export function Dialog({ isOpen, onClose, title, children, footer, size = 'md', ...rest }: OverlayProps) {
  return (
    <ModalOverlay
      {...rest}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={!rest.isKeyboardDismissDisabled}
      className={cx(styles.scrim, styles.center)}
    >
      <Modal className={cx(styles.dialog, styles[size])}>
        <Body title={title} footer={footer} onClose={onClose}>
          {children}
        </Body>
      </Modal>
    </ModalOverlay>
  );
}

/** At the bottom of a dialog: leaving all as it is, before what it is for. */
export function DialogButtons({ onCancel, children }: { onCancel: () => void; children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <>
      <Button variant="quiet" onPress={onCancel}>
        {t('cancel')}
      </Button>
      {children}
    </>
  );
}

/** Shows one thing of a list at the side, the list still in sight; all of the screen on a phone. */
export function Panel({ isOpen, onClose, title, children, footer }: OverlayProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={cx(styles.scrim, styles.light)}
    >
      <Modal className={styles.panel ?? ''}>
        <Body title={title} footer={footer} onClose={onClose}>
          {children}
        </Body>
      </Modal>
    </ModalOverlay>
  );
}

function Body({
  title,
  footer,
  onClose,
  children,
}: Pick<OverlayProps, 'title' | 'footer' | 'onClose' | 'children'>) {
  const { t } = useTranslation('ui');
  return (
    <AriaDialog className={styles.frame ?? ''}>
      <header className={styles.header}>
        <Heading slot="title" className={styles.title ?? ''}>
          {title}
        </Heading>
        <IconButton label={t('close')} icon={<X />} size="sm" onPress={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
      {footer ? <footer className={styles.footer}>{footer}</footer> : null}
    </AriaDialog>
  );
}

export interface ConfirmProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  /** What will come of it, before the click. */
  children: ReactNode;
  confirm: string;
  variant?: ButtonVariant;
  onConfirm: () => void;
  isPending?: boolean;
  isDisabled?: boolean;
  problem?: unknown;
}

/** Says what an act will do and asks whether to. Stays open while it is done; shows why where it could not be. */
export function Confirm({
  isOpen,
  onClose,
  title,
  children,
  confirm,
  variant = 'primary',
  onConfirm,
  isPending = false,
  isDisabled = false,
  problem,
}: ConfirmProps) {
  const { t } = useTranslation('ui');
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      size="sm"
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button variant={variant} onPress={onConfirm} isPending={isPending} isDisabled={isDisabled}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      {problem ? <ProblemNote problem={problem} /> : null}
    </Dialog>
  );
}
