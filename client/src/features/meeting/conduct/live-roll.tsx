import type { MeetingView } from '@diem-cau/shared';
import { Button, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { undoFloor } from '../../../core/acts/floor.ts';
import { stopCheckpoints } from '../../../core/acts/checkpoints.ts';
import { readyActs } from '../../../core/acts/ready.ts';
import { walkActs } from '../../../core/acts/roll.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useReadyWords } from '../../../react/use-ready-words.ts';
import { CheckpointForm } from './checkpoint-form.tsx';
import { BreakTime } from './break-time.tsx';
import { useDeskActs } from './use-desk-acts.ts';

interface LiveRollProps {
  readonly view: MeetingView;
  readonly disabled: boolean;
}

/** The walk of the roll at a desk: who is called, and the presses that go on; who answered stands in the rows. */
export const LiveRoll = ({ view, disabled }: LiveRollProps) => {
  const { t } = useTranslation(['roll', 'acts']);
  const { acts, error } = useDeskActs(view);
  const ready = useReadyWords()(view, (seat) => seat.name);
  const name = seatOf(view, view.roll?.called ?? null)?.name;
  const drawn =
    acts.undoable === 'roll'
      ? [...walkActs, undoFloor, ...readyActs, stopCheckpoints]
      : [...walkActs, ...readyActs, stopCheckpoints];
  return (
    <Stack gap="xs" mb="md" data-testid="live-roll">
      <Group gap="xs">
        <Title order={3}>{t('title')}</Title>
        {view.roll !== null && name !== undefined && (
          <Text>
            <strong>{t('calling', { name })}</strong> · {t('left', { count: view.roll.left })}
          </Text>
        )}
        {drawn
          .filter((act) => acts.isPossible(act, null))
          .map((act) => (
            <Button
              key={act.name}
              size="compact-sm"
              variant="default"
              disabled={disabled}
              onClick={() => acts.press({ act, on: null })}
            >
              {t(`acts:${act.name}.label`)}
            </Button>
          ))}
      </Group>
      {view.ready !== null && (
        <Text role="status" data-testid="live-ready">
          <strong>{ready.title}</strong> · {ready.about}
        </Text>
      )}
      <CheckpointForm view={view} acts={acts} disabled={disabled} />
      {view.phase.phase === 'break' && <BreakTime view={view} acts={acts} disabled={disabled} />}
      <VisuallyHidden role="status">{acts.said}</VisuallyHidden>
      <TroubleNotice error={error} />
    </Stack>
  );
};
