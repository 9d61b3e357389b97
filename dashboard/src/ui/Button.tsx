import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Link, type LinkProps } from 'react-router';
import styles from './Button.module.css';
import { cx } from './cx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  variant?: ButtonVariant;
  size?: 'md' | 'sm';
  icon?: ReactNode;
  children: ReactNode;
}

/** A thing to press. While `isPending` it stays where it is, cannot be pressed again, and says that it is busy. */
export function Button({ variant = 'secondary', size = 'md', icon, children, ...rest }: ButtonProps) {
  const { t } = useTranslation('ui');
  return (
    <AriaButton {...rest} className={cx(styles.button, styles[variant], styles[size])}>
      {({ isPending }) => (
        <>
          {isPending ? <span className={styles.spinner} role="progressbar" aria-label={t('busy')} /> : icon}
          <span>{children}</span>
        </>
      )}
    </AriaButton>
  );
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function LinkButton({
  variant = 'secondary',
  size = 'md',
  icon,
  children,
  ...rest
}: Omit<LinkProps, 'className'> & Pick<ButtonProps, 'variant' | 'size' | 'icon'>) {
  return (
    <Link {...rest} className={cx(styles.button, styles[variant], styles[size])}>
      {icon}
      <span>{children}</span>
    </Link>
  );
}

/** A button that is only a picture: its label is read out, and shown on hover and focus. */
export function IconButton({
  label,
  icon,
  size = 'md',
  ...rest
}: Omit<AriaButtonProps, 'className' | 'children' | 'style'> & {
  label: string;
  icon: ReactNode;
  size?: 'md' | 'sm';
}) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton {...rest} aria-label={label} className={cx(styles.icon, styles[size])}>
        {icon}
      </AriaButton>
      <Tooltip className={styles.tooltip} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
