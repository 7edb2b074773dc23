import type { EndpointAttendance, MeetingRecord } from '@diem-cau/shared';
import { Badge, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { numberText, wholeMinutes } from '../../../ui/desk/figures.ts';
import { useTableAddress } from '../../../ui/desk/table-address.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { AbsenceWords } from './absence-words.tsx';
import { lineWords, poorMs } from './line-words.ts';
import { absentPeople, presentPeople } from './people-count.ts';
import type { Stretch } from './timeline.ts';

const minutes = (ms: number | null): string => (ms === null ? '–' : numberText(wholeMinutes(ms)));

interface AttendanceTableProps {
  readonly record: MeetingRecord;
  readonly span: Stretch;
}

/** Who was there and when: each endpoint's absences in words, its figures in minutes, and its people by the roll call. */
export const AttendanceTable = ({ record, span }: AttendanceTableProps) => {
  const { t } = useTranslation('records');
  const address = useTableAddress();
  const times = useTimes();
  const figure = (
    key: 'present' | 'late' | 'early' | 'absent' | 'hub' | 'dropped' | 'speaking',
    of: (endpoint: EndpointAttendance) => number | null,
  ): Column<EndpointAttendance> => ({
    key,
    title: t(`attendance.${key}`),
    numeric: true,
    sortBy: of,
    cell: (endpoint) => minutes(of(endpoint)),
  });
  const columns: readonly Column<EndpointAttendance>[] = [
    {
      key: 'name',
      title: t('attendance.endpoint'),
      rowHead: true,
      width: '13em',
      sortBy: ({ name }) => name,
      cell: ({ name, leads }) => (
        <>
          {name}{' '}
          {leads && (
            <Badge color="accent.8" variant="outline">
              {t('attendance.leads')}
            </Badge>
          )}
        </>
      ),
    },
    {
      key: 'joined',
      title: t('attendance.joined'),
      numeric: true,
      sortBy: ({ firstJoinedAt }) => firstJoinedAt,
      cell: ({ firstJoinedAt }) => (firstJoinedAt === null ? '–' : times.clock(firstJoinedAt)),
    },
    figure('late', ({ lateMs }) => lateMs),
    figure('early', ({ leftEarlyMs }) => leftEarlyMs),
    {
      key: 'drops',
      title: t('attendance.drops'),
      numeric: true,
      sortBy: ({ dropOuts }) => dropOuts,
      cell: ({ dropOuts }) => numberText(dropOuts),
    },
    figure('dropped', ({ droppedMs }) => droppedMs),
    figure('absent', ({ absentMs }) => absentMs),
    figure('hub', ({ hubMs }) => hubMs),
    {
      key: 'line',
      title: t('attendance.line'),
      sortBy: (endpoint) =>
        endpoint.links.length === 0 ? null : 100 * poorMs(endpoint, 'bad') + poorMs(endpoint, 'weak'),
      cell: (endpoint) => lineWords(t, endpoint),
    },
    figure('present', ({ presentMs }) => presentMs),
    figure('speaking', ({ speakingMs }) => speakingMs),
    {
      key: 'people',
      title: t('attendance.people'),
      numeric: true,
      sortBy: ({ people }) => (people === null ? null : presentPeople(people)),
      cell: ({ people }) => {
        if (people === null) return '–';
        const absent = absentPeople(people);
        return (
          <>
            {numberText(presentPeople(people))}
            {absent > 0 && <Text size="xs">{t('attendance.absentPeople', { n: numberText(absent) })}</Text>}
          </>
        );
      },
    },
    {
      key: 'course',
      title: t('attendance.course'),
      cell: (endpoint) => <AbsenceWords endpoint={endpoint} record={record} span={span} />,
    },
  ];
  return (
    <section>
      <Title order={2} mb={4}>
        {t('attendance.title')}
      </Title>
      <Text size="sm" c="gray.7" mb="sm">
        {t('attendance.lead')}
      </Text>
      <DeskTable
        caption={t('attendance.title')}
        columns={columns}
        rows={record.endpoints}
        rowKey={({ endpointId }) => endpointId}
        empty={null}
        sorting={address.sorting}
        onSort={(sort) => address.write({ sort })}
      />
    </section>
  );
};
