import type { NoticeClock } from '@diem-cau/shared';
import { Anchor, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { calendarDayText, numberText } from '../../../ui/desk/figures.ts';

const icons = {
  'not-running': IconClock,
  running: IconClock,
  overdue: IconAlertTriangle,
  'in-time': IconCheck,
  late: IconAlertTriangle,
} as const;

/** Until when the notice of these conclusions is due, by word and shape, and the way to it. */
export const NoticeClockLine = ({ meetingId, clock }: { meetingId: string; clock: NoticeClock }) => {
  const { t } = useTranslation('conclusions');
  const { state, due, issuedOn, daysLeft, workingDays } = clock;
  const Icon = icons[state];
  const day = (value: string | null): string => (value === null ? '' : calendarDayText(value));
  const words = (): string => {
    const values = { due: day(due), issued: day(issuedOn), days: numberText(workingDays) };
    if (state === 'not-running') return t(due === null ? 'clock.open' : 'clock.notNeeded', values);
    return t(`clock.${state}`, { ...values, left: numberText(Math.abs(daysLeft ?? 0)) });
  };
  return (
    <Group gap="xs" mb="md" c={state === 'overdue' ? 'red' : 'inherit'}>
      <Icon size={20} aria-hidden />
      <Text size="sm" fw={state === 'overdue' ? 600 : 400}>
        {words()}
      </Text>
      <Anchor component={Link} to={`/meetings/${meetingId}/notice`} size="sm" c="accent.8" underline="always">
        {t('clock.toNotice')}
      </Anchor>
    </Group>
  );
};
