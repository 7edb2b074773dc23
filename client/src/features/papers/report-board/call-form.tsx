import { dayText, readDay, ReportBoard } from '@diem-cau/shared';
import { Button, Group } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sendJson } from '../../../core/http.ts';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';

interface CallFormProps {
  readonly board: ReportBoard;
  readonly onCalled: (board: ReportBoard) => void;
}

/** Calls for reports before the briefing of a day, or moves the day of the call that goes on. */
export const CallForm = ({ board: { called, taken }, onCalled }: CallFormProps) => {
  const { t } = useTranslation('taskReports');
  const moves = called !== null && !taken;
  const [day, setDay] = useState(moves ? dayText(called.day) : '');
  const [checked, setChecked] = useState(false);
  const calling = useAttempt(async (wanted: string) => {
    onCalled(await sendJson('POST', '/api/reports-called', { day: wanted }, ReportBoard));
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    const wanted = readDay(day);
    if (wanted !== null) void calling.run(wanted);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-start" gap="sm" mb="xs">
        <DayField label={t('board.day')} written={day} onChange={setDay} checked={checked} />
        <Button type="submit" mt={25} loading={calling.busy} variant={moves ? 'default' : 'filled'}>
          {t(moves ? 'board.move' : 'board.call')}
        </Button>
      </Group>
      {checked && day.trim() === '' && <p role="alert">{t('board.dayNeeded')}</p>}
      <TroubleNotice error={calling.error} />
    </form>
  );
};
