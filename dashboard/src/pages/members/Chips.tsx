import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useNumbers } from '@/charts';
import styles from './members.module.css';

export interface Chip<K extends string> {
  id: K;
  label: string;
  /** How many it means, where that is known. */
  count?: number | undefined;
  /** The same in words, where the number alone would not say of what. */
  counted?: string | undefined;
  /** A color that stands for it, beside its name. */
  color?: string;
}

/** A filter of which one is on: each says how many it means. */
export function Chips<K extends string>({
  label,
  chips,
  value,
  onChange,
  children,
}: {
  label: string;
  chips: readonly Chip<K>[];
  value: K | undefined;
  onChange: (value: K | undefined) => void;
  children?: ReactNode;
}) {
  const { number } = useNumbers();
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.chips ?? ''}
      selectionMode="single"
      selectedKeys={value === undefined ? [] : [value]}
      onSelectionChange={(chosen) => onChange([...chosen][0] as K | undefined)}
    >
      {chips.map((chip) => (
        <ToggleButton key={chip.id} id={chip.id} className={styles.chip ?? ''}>
          {chip.color ? (
            <span className={styles.swatch} style={{ background: chip.color }} aria-hidden />
          ) : null}
          {chip.label}
          {chip.count === undefined ? null : (
            <span className={styles.chipCount}>{chip.counted ?? number(chip.count)}</span>
          )}
        </ToggleButton>
      ))}
      {children}
    </ToggleButtonGroup>
  );
}
