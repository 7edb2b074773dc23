import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (words: string) => void;
}

/** A search that starts by itself a moment after the last key; tone marks may be left out. */
export const SearchField = ({ label, value, onSearch }: SearchFieldProps) => {
  const { t } = useTranslation('desk');
  const [typed, setTyped] = useState(value);
  const search = useDebouncedCallback(onSearch, 250);
  const change = (words: string): void => {
    setTyped(words);
    search(words);
  };
  return (
    <TextInput
      type="search"
      w="22em"
      aria-label={label}
      placeholder={label}
      description={t('searchHint')}
      inputWrapperOrder={['input', 'description']}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={typed === '' ? null : <CloseButton size="sm" aria-label={t('clear')} onClick={() => change('')} />}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
};
