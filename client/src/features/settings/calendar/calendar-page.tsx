import type { CalendarBody } from '@diem-cau/shared';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeOfPc } from '../../../core/clock.ts';
import { useMay } from '../../../ui/desk/use-may.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useTableAddress } from '../../../ui/desk/table-address.ts';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { loadCalendar } from './calendar-api.ts';
import { DaysForm } from './days-form.tsx';
import { DaysTable } from './days-table.tsx';

const readYear = (text: string, otherwise: number): number => (/^2[01]\d\d$/u.test(text) ? Number(text) : otherwise);

/** Holidays and working Saturdays of a year, which the clock of five working days goes by; the administrator keeps them. */
export const CalendarPage = () => {
  const { t } = useTranslation('calendar');
  const mayChange = useMay('keepCalendar');
  const address = useTableAddress();
  const { day } = useTimes();
  const [openedAt] = useState(timeOfPc);
  const year = readYear(address.text('year'), Number(day(openedAt).slice(-4)));
  const loading = useLoaded(String(year), (signal) => loadCalendar(year, signal));
  /** Null while the form is shut; else the name that it begins with. */
  const [adding, setAdding] = useState<string | null>(null);
  const show = (shown: number): void => address.write({ year: String(shown) });
  const tetWarning = (calendar: CalendarBody) =>
    calendar.hasTet ? null : (
      <Alert
        mb="md"
        color="yellow"
        variant="outline"
        icon={<IconAlertTriangle aria-hidden />}
        title={t('noTet', { year })}
      >
        <Text size="sm">{t('noTetWhat')}</Text>
        {mayChange && (
          <Button mt="xs" size="xs" onClick={() => setAdding(t('tetName'))}>
            {t('addTet')}
          </Button>
        )}
      </Alert>
    );
  return (
    <DeskPage
      title={t('title', { year })}
      lead={t('lead')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconChevronLeft size={18} aria-hidden />}
            onClick={() => show(year - 1)}
          >
            {t('year', { year: year - 1 })}
          </Button>
          <Button
            variant="default"
            rightSection={<IconChevronRight size={18} aria-hidden />}
            onClick={() => show(year + 1)}
          >
            {t('year', { year: year + 1 })}
          </Button>
          {mayChange && (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding('')}>
              {t('add')}
            </Button>
          )}
        </>
      }
    >
      <LoadedView loading={loading}>
        {(calendar) => (
          <>
            {tetWarning(calendar)}
            <Group mb="xs">
              <Text role="status" size="sm">
                {t('count', {
                  off: calendar.days.filter(({ kind }) => kind === 'holiday').length,
                  working: calendar.days.filter(({ kind }) => kind === 'working').length,
                })}
              </Text>
            </Group>
            <DaysTable
              calendar={calendar}
              mayChange={mayChange}
              sorting={address.sorting}
              onSort={(sort) => address.write({ sort })}
              onChanged={loading.replace}
            />
            <DaysForm
              name={adding}
              calendar={calendar}
              onClose={() => setAdding(null)}
              onSaved={(saved) => {
                setAdding(null);
                if (saved.year === year) loading.replace(saved);
                else show(saved.year);
              }}
            />
          </>
        )}
      </LoadedView>
    </DeskPage>
  );
};
