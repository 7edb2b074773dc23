import type { EndpointAttendance, Instant, MeetingRecord } from '@diem-cau/shared';
import { Badge, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../ui/desk/desk-table.tsx';
import { numberText, wholeMinutes } from '../../ui/desk/figures.ts';
import { useTableAddress } from '../../ui/desk/table-address.ts';
import { useTimes } from '../../ui/desk/use-times.ts';
import { AbsenceWords } from './absence-words.tsx';
import { AttendanceStrip } from './attendance-strip.tsx';
import { StripAxis } from './strip-axis.tsx';
import { StripPatterns } from './strip-patterns.tsx';
import { spanOf } from './timeline.ts';

const minutes = (ms: number | null): string => (ms === null ? '–' : numberText(wholeMinutes(ms)));

interface AttendanceTableProps {
  readonly record: MeetingRecord;
  /** When it was loaded: what is still going on reaches up to here. */
  readonly seenAt: Instant;
}

/** Who was there and when: a strip for each endpoint, the same in words, and its figures in minutes. */
export const AttendanceTable = ({ record, seenAt }: AttendanceTableProps) => {
  const { t } = useTranslation('records');
  const address = useTableAddress();
  const times = useTimes();
  const span = spanOf(record, seenAt);
  const labels = [
    { label: t('attendance.break'), intervals: record.breaks },
    { label: t('attendance.hubGap'), intervals: record.hubGaps },
  ];
  const figure = (
    key: 'present' | 'late' | 'early' | 'absent' | 'hub',
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
      width: '12em',
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
      key: 'strip',
      title: t('attendance.course'),
      width: '42%',
      below: <StripAxis span={span} labels={labels} />,
      cell: (endpoint) => (
        <>
          <AttendanceStrip
            endpoint={endpoint}
            record={record}
            span={span}
            label={t('attendance.stripOf', { name: endpoint.name })}
          />
          <AbsenceWords endpoint={endpoint} record={record} span={span} />
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
    figure('absent', ({ absentMs }) => absentMs),
    figure('hub', ({ hubMs }) => hubMs),
    figure('present', ({ presentMs }) => presentMs),
  ];
  return (
    <section>
      <StripPatterns />
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
