import { Check, ChevronDown, Minus, Search, X } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Radio as AriaRadio,
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Select as AriaSelect,
  SelectValue,
  Switch as AriaSwitch,
  type SwitchProps as AriaSwitchProps,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { cx } from './cx';
import styles from './Field.module.css';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  /** Said under the label before anything is typed: what is asked for. */
  hint?: ReactNode;
  /** What is wrong with it, and what to do. */
  error?: string | undefined;
  placeholder?: string;
  /** More than one line. */
  rows?: number;
  mono?: boolean;
  min?: string | number;
  max?: string | number;
}

/** One line to type, or more with `rows`. `type="date"` and `type="number"` work too. */
export function TextField({
  label,
  hint,
  error,
  placeholder,
  rows,
  mono,
  min,
  max,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField {...rest} isInvalid={error !== undefined} className={styles.field ?? ''}>
      <Label className={styles.label}>{label}</Label>
      {hint ? (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      ) : null}
      {rows === undefined ? (
        <Input
          className={cx(styles.input, mono && styles.mono)}
          placeholder={placeholder}
          min={min}
          max={max}
        />
      ) : (
        <TextArea
          className={cx(styles.input, styles.area, mono && styles.mono)}
          placeholder={placeholder}
          rows={rows}
        />
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}

/** A field to search with; its label is read out, not shown. */
export function SearchField({
  label,
  placeholder,
  ...rest
}: Omit<AriaSearchFieldProps, 'className' | 'style' | 'children'> & { label: string; placeholder?: string }) {
  const { t } = useTranslation('ui');
  return (
    <AriaSearchField {...rest} aria-label={label} className={styles.search ?? ''}>
      <Search aria-hidden />
      <Input placeholder={placeholder ?? label} />
      <AriaButton className={styles.clear ?? ''} aria-label={t('clearSearch')}>
        <X />
      </AriaButton>
    </AriaSearchField>
  );
}

export interface SelectProps<K extends string> {
  label: string;
  /** Not shown but read out: where the place says enough. */
  hideLabel?: boolean;
  hint?: ReactNode;
  options: readonly { id: K; label: string }[];
  value: K;
  onChange: (key: K) => void;
  isDisabled?: boolean;
}

/** One of a few. */
export function Select<K extends string>({
  label,
  hideLabel,
  hint,
  options,
  value,
  onChange,
  isDisabled = false,
}: SelectProps<K>) {
  return (
    <AriaSelect
      className={styles.field ?? ''}
      value={value}
      onChange={(key) => onChange(key as K)}
      isDisabled={isDisabled}
    >
      <Label className={hideLabel ? 'visually-hidden' : styles.label}>{label}</Label>
      {hint ? (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      ) : null}
      <AriaButton className={styles.trigger ?? ''}>
        <SelectValue />
        <ChevronDown aria-hidden />
      </AriaButton>
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.options ?? ''}>
          {options.map((option) => (
            <ListBoxItem
              key={option.id}
              id={option.id}
              textValue={option.label}
              className={styles.option ?? ''}
            >
              {({ isSelected }) => (
                <>
                  {option.label}
                  {isSelected ? <Check aria-hidden /> : null}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** Yes or no, taken with the rest of a form. Without children give it an `aria-label`. */
export function Checkbox({
  children,
  hint,
  ...rest
}: Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> & { children?: ReactNode; hint?: ReactNode }) {
  return (
    <AriaCheckbox {...rest} className={styles.choice ?? ''}>
      {({ isIndeterminate }) => (
        <>
          <span className={styles.box}>
            {isIndeterminate ? <Minus aria-hidden /> : <Check aria-hidden />}
          </span>
          <ChoiceText hint={hint}>{children}</ChoiceText>
        </>
      )}
    </AriaCheckbox>
  );
}

/** On or off, at once. */
export function Switch({
  children,
  hint,
  ...rest
}: Omit<AriaSwitchProps, 'className' | 'style' | 'children'> & { children?: ReactNode; hint?: ReactNode }) {
  return (
    <AriaSwitch {...rest} className={styles.choice ?? ''}>
      <span className={styles.track} />
      <ChoiceText hint={hint}>{children}</ChoiceText>
    </AriaSwitch>
  );
}

/** One of a few, all in sight. */
export function RadioGroup({
  label,
  options,
  ...rest
}: Omit<AriaRadioGroupProps, 'className' | 'style' | 'children'> & {
  label: string;
  options: readonly { id: string; label: string; hint?: ReactNode }[];
}) {
  return (
    <AriaRadioGroup {...rest} className={styles.group ?? ''}>
      <Label className={styles.label}>{label}</Label>
      {options.map((option) => (
        <AriaRadio key={option.id} value={option.id} className={styles.choice ?? ''}>
          <span className={cx(styles.box, styles.round)} />
          <ChoiceText hint={option.hint}>{option.label}</ChoiceText>
        </AriaRadio>
      ))}
    </AriaRadioGroup>
  );
}

function ChoiceText({ children, hint }: { children?: ReactNode; hint?: ReactNode }) {
  if (!children && !hint) {
    return null;
  }
  return (
    <span className={styles.choiceText}>
      <span>{children}</span>
      {hint ? <span className={styles.hint}>{hint}</span> : null}
    </span>
  );
}
