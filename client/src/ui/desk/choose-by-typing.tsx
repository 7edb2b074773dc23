import { CloseButton, Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useFound } from './use-found.ts';

/** How something that can be chosen reads in the list. */
interface ShownChoice {
  readonly key: string;
  readonly label: string;
  readonly note?: string;
}

interface ChooseByTypingProps<Choice> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly description?: string;
  readonly placeholder?: string;
  readonly error?: ReactNode;
  readonly disabled?: boolean;
  readonly maxLength?: number;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** What is chosen now; empty where nothing is, and for a field that only adds to a list. */
  readonly value?: string;
  readonly find: (words: string, signal: AbortSignal) => Promise<readonly Choice[]>;
  readonly show: (choice: Choice) => ShownChoice;
  readonly onChoose: (choice: Choice) => void;
  /** What was typed may be taken as it is; `offer` words it. */
  readonly asTyped?: {
    readonly offer: (words: string) => string;
    readonly onTake: (words: string) => void;
    /** Takes it also when the field is left without a choice; else what was typed is dropped then. */
    readonly whenLeft?: boolean;
  };
  /** Told of each key, for a page that keeps what is being typed. */
  readonly onType?: (words: string) => void;
  /** Makes it possible to choose nothing again. */
  readonly onClear?: () => void;
}

const typedKey = '=typed';

/** Chooses one thing out of many by typing a part of its name, tone marks or not; Enter takes the first one found. */
export const ChooseByTyping = <Choice,>(props: ChooseByTypingProps<Choice>) => {
  const {
    label,
    hideLabel = false,
    description,
    placeholder,
    error,
    disabled = false,
    maxLength,
    inputRef,
    value = '',
  } = props;
  const { find, show, onChoose, asTyped, onType, onClear } = props;
  const { t } = useTranslation('desk');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string | null>(null);
  const words = typed?.trim() ?? '';
  const found = useFound(combobox.dropdownOpened ? words : null, find);
  const choices = found?.choices ?? [];
  const finish = (): void => {
    setTyped(null);
    combobox.closeDropdown();
  };
  const leave = (): void => {
    if (words !== '' && asTyped?.whenLeft === true) asTyped.onTake(words);
    finish();
  };
  const submit = (key: string): void => {
    const chosen = choices.find((choice) => show(choice).key === key);
    if (key === typedKey) asTyped?.onTake(words);
    else if (chosen !== undefined) onChoose(chosen);
    finish();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey) return;
    event.preventDefault();
    // With nothing marked by the arrows, Enter means the first one.
    if (combobox.getSelectedOptionIndex() === -1 && combobox.dropdownOpened && words !== '') {
      combobox.selectFirstOption();
      combobox.clickSelectedOption();
    }
  };
  const note = (): string | null => {
    if (found === null) return t('searching');
    if (found.error !== null) return t('searchFailed');
    return choices.length === 0 && asTyped === undefined ? t('nothingFound') : null;
  };
  const told = note();
  return (
    <Combobox store={combobox} onOptionSubmit={submit}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...(hideLabel ? { 'aria-label': label } : { label })}
          {...(description === undefined ? {} : { description })}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(maxLength === undefined ? {} : { maxLength })}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
          error={error}
          disabled={disabled}
          role="combobox"
          autoComplete="off"
          value={typed ?? value}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            onType?.(currentTarget.value);
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={leave}
          onKeyDown={press}
          rightSection={
            onClear !== undefined && value !== '' && !disabled ? (
              <CloseButton
                size="sm"
                aria-label={t('clearField', { field: label })}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  onClear();
                  finish();
                }}
              />
            ) : null
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <section aria-label={label}>
          <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={label}>
            {choices.map((choice) => {
              const { key, label: name, note: beside } = show(choice);
              return (
                <Combobox.Option key={key} value={key}>
                  {name}
                  {beside !== undefined && beside !== '' && (
                    <Text span size="xs" c="gray.7" display="block">
                      {beside}
                    </Text>
                  )}
                </Combobox.Option>
              );
            })}
            {asTyped !== undefined && words !== '' && found !== null && (
              <Combobox.Option value={typedKey}>{asTyped.offer(words)}</Combobox.Option>
            )}
            {told !== null && <Combobox.Empty>{told}</Combobox.Empty>}
          </Combobox.Options>
        </section>
      </Combobox.Dropdown>
    </Combobox>
  );
};
