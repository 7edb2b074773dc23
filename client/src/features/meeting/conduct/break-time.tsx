import type { MeetingView } from '@diem-cau/shared';
import { Button, Group, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeBreak } from '../../../core/acts/course.ts';
import { BreakLeft } from '../../../react/break-left.tsx';
import type { Acts } from '../../../react/use-acts.ts';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';

const lengths = [5, 10, 15, 30] as const;

interface BreakTimeProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly disabled: boolean;
}

/** When a break is to be over, at a desk; whether all are asked then if they are ready. */
export const BreakTime = ({ view, acts, disabled }: BreakTimeProps) => {
  const { t } = useTranslation('roll');
  const [asksReady, setAsks] = useState(true);
  const attempt = useAttempt((minutes: number | null) => acts.fill(timeBreak, { minutes, asksReady }));
  const set = (minutes: number | null): void => void attempt.run(minutes);
  const { until } = view.phase;
  return (
    <Group gap="xs" data-testid="break-time">
      <Text fw={600}>{until === undefined ? t('pause.set') : <BreakLeft phase={view.phase} />}</Text>
      {lengths.map((n) => (
        <Button key={n} size="compact-sm" variant="default" disabled={disabled} onClick={() => set(n)}>
          {t('pause.minutes', { n })}
        </Button>
      ))}
      {until !== undefined && (
        <Button size="compact-sm" variant="default" disabled={disabled} onClick={() => set(null)}>
          {t('pause.open')}
        </Button>
      )}
      <Switch label={t('pause.asks')} checked={asksReady} onChange={(event) => setAsks(event.currentTarget.checked)} />
      <TroubleNotice error={attempt.error} />
    </Group>
  );
};
