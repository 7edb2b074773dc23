import { MeetingState, MeetingType, readDay } from '@diem-cau/shared';
import { Box, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import type { TableAddress } from '../../../ui/desk/table-address.ts';
import { writtenDay } from '../../../ui/desk/written-times.ts';

/** A day of the address that is written as in Vietnam; the address follows once it can be read. */
const DayOfAddress = ({ name, address }: { name: 'from' | 'to'; address: TableAddress }) => {
  const { t } = useTranslation('records');
  const [written, setWritten] = useState(() => writtenDay(address.text(name)));
  return (
    <Box w="8.6em">
      <DayField
        label={t(`list.${name}`)}
        hideLabel
        placeholder={t(`list.${name}`)}
        written={written}
        checked={written.trim().length >= 8}
        onChange={(text) => {
          setWritten(text);
          const day = readDay(text);
          if (day !== null || text.trim() === '') address.write({ [name]: day ?? '' });
        }}
      />
    </Box>
  );
};

/** Narrows the list of meetings by words, days, type and state; kept in the address. */
export const MeetingsFilter = ({ address }: { address: TableAddress }) => {
  const { t } = useTranslation('records');
  return (
    <Group mb="sm" gap="xs" align="flex-start">
      <SearchField label={t('list.search')} value={address.text('q')} onSearch={(q) => address.write({ q })} />
      <DayOfAddress name="from" address={address} />
      <DayOfAddress name="to" address={address} />
      <NativeSelect
        aria-label={t('list.type')}
        value={address.text('type')}
        data={[
          { value: '', label: t('list.allTypes') },
          ...MeetingType.options.map((value) => ({ value, label: t(`types.${value}`) })),
        ]}
        onChange={({ currentTarget }) => address.write({ type: currentTarget.value })}
      />
      <NativeSelect
        aria-label={t('list.state')}
        value={address.text('state')}
        data={[
          { value: '', label: t('list.allStates') },
          ...MeetingState.options.map((value) => ({ value, label: t(`list.states.${value}`) })),
        ]}
        onChange={({ currentTarget }) => address.write({ state: currentTarget.value })}
      />
    </Group>
  );
};
