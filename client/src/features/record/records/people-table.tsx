import type { AttendedPerson, EndpointId, MeetingRecord } from '@diem-cau/shared';
import { Anchor, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { numberText, wholeMinutes } from '../../../ui/desk/figures.ts';
import { readSorting, useTableAddress } from '../../../ui/desk/table-address.ts';

const minutesOrDash = (minutes: number | null): string => (minutes === null ? '–' : numberText(minutes));

/** Who was there by the roll call: people with their states, whom they stand in for, and how long each took part. */
export const PeopleTable = ({ record }: { record: MeetingRecord }) => {
  const { t } = useTranslation(['records', 'roll-call']);
  const address = useTableAddress();
  const names = new Map<EndpointId, string>(record.endpoints.map(({ endpointId, name }) => [endpointId, name]));
  const positions = new Map<EndpointId, number>(record.endpoints.map(({ endpointId }, index) => [endpointId, index]));
  const several = record.rollCalls.length > 1;
  const columns: readonly Column<AttendedPerson>[] = [
    {
      key: 'name',
      title: t('people.name'),
      rowHead: true,
      width: '13em',
      // Vietnamese lists of people go by the last word, the given name.
      sortBy: ({ name }) => `${name.split(' ').at(-1) ?? ''} ${name}`,
      cell: ({ name }) => name,
    },
    {
      key: 'position',
      title: t('people.position'),
      sortBy: ({ position }) => position,
      cell: ({ position }) => position,
    },
    {
      key: 'endpoint',
      title: t('people.endpoint'),
      sortBy: ({ endpointId }) => positions.get(endpointId) ?? null,
      cell: ({ endpointId }) => names.get(endpointId) ?? '',
    },
    {
      key: 'state',
      title: t('people.state'),
      sortBy: ({ state }) => t(`roll-call:states.${state}`),
      cell: ({ state, calls }) => (
        <>
          {t(`roll-call:states.${state}`)}
          {several && (
            <Text size="xs" c="gray.7">
              {calls
                .map(({ call, state: then }) => t('people.inCall', { call, state: t(`roll-call:states.${then}`) }))
                .join('; ')}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'late',
      title: t('attendance.late'),
      numeric: true,
      sortBy: ({ lateMinutes }) => lateMinutes,
      cell: ({ lateMinutes }) => minutesOrDash(lateMinutes),
    },
    {
      key: 'early',
      title: t('attendance.early'),
      numeric: true,
      sortBy: ({ leftEarlyMinutes }) => leftEarlyMinutes,
      cell: ({ leftEarlyMinutes }) => minutesOrDash(leftEarlyMinutes),
    },
    {
      key: 'present',
      title: t('attendance.present'),
      numeric: true,
      sortBy: ({ presentMs }) => presentMs,
      cell: ({ presentMs }) => numberText(wholeMinutes(presentMs)),
    },
    {
      key: 'note',
      title: t('people.note'),
      cell: ({ substituteFor, reason }) =>
        [
          ...(substituteFor === null
            ? []
            : [t('people.substitute', { name: substituteFor.name, reason: substituteFor.reason })]),
          ...(reason === '' ? [] : [reason]),
        ].join('; '),
    },
  ];
  return (
    <section>
      <Title order={2} mt="xl" mb={4}>
        {t('people.title')}
      </Title>
      {record.people.length === 0 ? (
        <Text size="sm">
          {t('people.none')}{' '}
          <Anchor component={Link} to={`/meetings/${record.summary.meetingId}/roll-call`} size="sm" underline="always">
            {t('people.toRollCall')}
          </Anchor>
        </Text>
      ) : (
        <>
          <Text size="sm" c="gray.7" mb="sm">
            {t('people.lead')}
          </Text>
          <DeskTable
            caption={t('people.title')}
            columns={columns}
            rows={record.people}
            rowKey={({ endpointId, personId, name, position }) => `${endpointId} ${personId ?? ''} ${name} ${position}`}
            empty={null}
            sorting={readSorting(address.text('people'))}
            onSort={(people) => address.write({ people })}
          />
        </>
      )}
    </section>
  );
};
