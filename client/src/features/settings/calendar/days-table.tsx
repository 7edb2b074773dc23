import type { CalendarBody } from '@diem-cau/shared';
import { Badge, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { calendarDayText } from '../../../ui/desk/figures.ts';
import type { Sorting } from '../../../ui/desk/table-address.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { changeCalendar } from './calendar-api.ts';
import { weekdayOf } from './days-draft.ts';

type ListedDay = CalendarBody['days'][number];

interface DaysTableProps {
  readonly calendar: CalendarBody;
  readonly mayChange: boolean;
  readonly sorting: Sorting | null;
  readonly onSort: (sort: string) => void;
  readonly onChanged: (calendar: CalendarBody) => void;
}

/** The days of a year that are not what their weekday says; those with a fixed date stand there by themselves. */
export const DaysTable = ({ calendar, mayChange, sorting, onSort, onChanged }: DaysTableProps) => {
  const { t } = useTranslation('calendar');
  const { moment } = useTimes();
  const remove = ({ day, name }: ListedDay) => (
    <AskOnce
      title={t('remove')}
      sentence={t('removeAsk', { day: calendarDayText(day), name })}
      verb={t('remove')}
      act={async () => onChanged(await changeCalendar(calendar.year, { set: [], clear: [day] }))}
      opener={(open) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('removeOf', { day: calendarDayText(day) })}
          onClick={open}
        >
          {t('remove')}
        </Button>
      )}
    />
  );
  const columns: readonly Column<ListedDay>[] = [
    {
      key: 'day',
      title: t('day'),
      numeric: true,
      width: '9em',
      cell: ({ day }) => calendarDayText(day),
      sortBy: ({ day }) => day,
    },
    { key: 'weekday', title: t('weekday'), width: '8em', cell: ({ day }) => t(`weekdays.${weekdayOf(day)}`) },
    {
      key: 'kind',
      title: t('kind'),
      width: '10em',
      cell: ({ kind }) => (
        <Badge variant={kind === 'holiday' ? 'outline' : 'filled'} color="accent">
          {t(`kinds.${kind}`)}
        </Badge>
      ),
      sortBy: ({ kind }) => kind,
    },
    { key: 'name', title: t('name'), rowHead: true, cell: ({ name }) => name, sortBy: ({ name }) => name },
    {
      key: 'by',
      title: t('by'),
      cell: ({ fixed, by, at }) => (fixed || at === null ? t('fixed') : t('byAt', { by, at: moment(at) })),
    },
    ...(mayChange
      ? [
          {
            key: 'actions',
            title: '',
            width: '7em',
            screenOnly: true,
            cell: (day: ListedDay) => !day.fixed && remove(day),
          },
        ]
      : []),
  ];
  return (
    <DeskTable
      caption={t('title', { year: calendar.year })}
      columns={columns}
      rows={calendar.days}
      rowKey={({ day }) => day}
      empty={t('empty')}
      sorting={sorting}
      onSort={onSort}
    />
  );
};
