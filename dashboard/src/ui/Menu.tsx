import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { cx } from './cx';
import styles from './Menu.module.css';

/** Acts behind a button (its first child: a Button or IconButton). */
export function Menu({
  trigger,
  items,
}: {
  trigger: ReactNode;
  items: readonly {
    id: string;
    label: string;
    icon?: ReactNode;
    danger?: boolean;
    isDisabled?: boolean;
    onAction: () => void;
  }[];
}) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover ?? ''} placement="bottom end">
        <AriaMenu className={styles.menu ?? ''}>
          {items.map((item) => (
            <MenuItem
              key={item.id}
              id={item.id}
              textValue={item.label}
              isDisabled={item.isDisabled ?? false}
              onAction={item.onAction}
              className={cx(styles.item, item.danger && styles.danger)}
            >
              {item.icon}
              {item.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
