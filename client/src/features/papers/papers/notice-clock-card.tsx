import { readDay, type ConclusionsView, type NoticeClock } from '@diem-cau/shared';
import { Button, Stack, Text, Title } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconClockExclamation,
  IconClockPause,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeOfPc } from '../../../core/clock.ts';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { calendarDayText } from '../../../ui/desk/figures.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { clockWords } from './clock-words.ts';
import classes from './notice-clock-card.module.css';
import desk from './paper-desk.module.css';
import { noteIssued } from './papers-api.ts';

interface NoticeClockCardProps {
  readonly meetingId: string;
  readonly clock: NoticeClock;
  readonly mayWrite: boolean;
  readonly onNoted: (after: ConclusionsView) => void;
}

const icons = {
  'not-running': IconClockPause,
  running: IconClock,
  overdue: IconAlertTriangle,
  'in-time': IconCircleCheck,
  late: IconClockExclamation,
} as const;

/** Until when the notice has to go out, how many working days are left, and the day on which it went out. */
export const NoticeClockCard = ({ meetingId, clock, mayWrite, onNoted }: NoticeClockCardProps) => {
  const { t } = useTranslation('papers');
  const times = useTimes();
  const [written, setWritten] = useState(() => times.day(timeOfPc()));
  const [checked, setChecked] = useState(false);
  const noting = useAttempt(async (taken: 'noted' | 'back') => {
    const day = taken === 'back' ? null : readDay(written);
    setChecked(true);
    if (taken === 'noted' && day === null) return;
    onNoted(await noteIssued(meetingId, day));
    setChecked(false);
  });
  const { state, due, issuedOn, workingDays, daysLeft } = clock;
  const Icon = icons[state];
  const over = daysLeft === null ? 0 : Math.min(workingDays, Math.max(0, workingDays - daysLeft));
  return (
    <section className={desk.panel} aria-labelledby="notice-clock">
      <Title order={2} id="notice-clock" mb="xs">
        {t('clock.title')}
      </Title>
      <div className={classes.now} data-state={state} role="status">
        <Icon size={24} aria-hidden />
        <span>{clockWords(t, clock)}</span>
      </div>
      {(state === 'running' || state === 'overdue') && (
        <div className={classes.days} aria-hidden>
          {Array.from({ length: workingDays }, (_, index) => (
            <span key={index} data-over={index < over ? true : undefined} />
          ))}
        </div>
      )}
      <Text size="sm" mt="xs">
        {due === null
          ? t('clock.rule', { count: workingDays })
          : t('clock.due', { count: workingDays, day: calendarDayText(due) })}
      </Text>
      <Stack gap="xs" mt="xs" align="flex-start">
        {mayWrite && due !== null && issuedOn === null && (
          <>
            <DayField label={t('clock.issuedOn')} written={written} onChange={setWritten} checked={checked} />
            <Button size="sm" variant="default" loading={noting.busy} onClick={() => void noting.run('noted')}>
              {t('clock.note')}
            </Button>
          </>
        )}
        {mayWrite && issuedOn !== null && (
          <Button size="sm" variant="default" loading={noting.busy} onClick={() => void noting.run('back')}>
            {t('clock.takeBack')}
          </Button>
        )}
        <TroubleNotice error={noting.error} />
      </Stack>
    </section>
  );
};
