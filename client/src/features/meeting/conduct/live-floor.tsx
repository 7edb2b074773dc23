import { FloorMode, type FloorHolder, type MeetingView } from '@diem-cau/shared';
import { Button, Group, SegmentedControl, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Conduct } from '../../../core/acts/act.ts';
import { extendFloor, modeActs, nextFloor, takeBackFloor, undoFloor } from '../../../core/acts/floor.ts';
import { silenceOf } from '../../../core/floor/floor.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useTimeLeft } from '../../../react/use-time-left.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { FloorTime } from '../../../ui/floor-time.tsx';
import { LiveQueue } from './live-queue.tsx';
import { LiveSpeakers } from './live-speakers.tsx';
import { useDeskActs } from './use-desk-acts.ts';

interface LiveFloorProps {
  readonly view: MeetingView;
  readonly disabled: boolean;
}

/** The floor at a desk: how it goes round, who has it, the list of speakers, and the queue with what helps to decide. */
export const LiveFloor = ({ view, disabled }: LiveFloorProps) => {
  const { t } = useTranslation(['floor', 'acts']);
  const { acts, error } = useDeskActs(view);
  const { undoable: undo } = acts;
  const { mode, holders } = view.floor;
  const options = FloorMode.options.map((value) => ({ value, label: t(`modes.${value}`) }));
  const switchTo = (value: string): void => {
    const wanted = FloorMode.safeParse(value);
    if (wanted.success) acts.press({ act: modeActs[wanted.data], on: null });
  };
  const button = (act: Conduct) => (
    <Button
      size="sm"
      variant="default"
      disabled={disabled || !acts.isPossible(act, null)}
      leftSection={act === undoFloor ? <IconArrowBackUp size={18} aria-hidden /> : null}
      onClick={() => acts.press({ act, on: null })}
    >
      {t(`acts:${act.name}.label`)}
    </Button>
  );
  return (
    <Stack gap="xs" mb="md" data-testid="live-floor">
      <Group justify="space-between">
        <Group gap="sm">
          <Title order={3}>{t('title')}</Title>
          <SegmentedControl
            aria-label={t('mode')}
            data={options}
            value={mode}
            disabled={disabled}
            onChange={switchTo}
            data-testid="floor-modes"
          />
          <Text size="sm">{t(`modeHints.${mode}`)}</Text>
        </Group>
        <Group gap="xs">
          {undo !== null && (
            <>
              <Text size="sm">{t(`undo.${undo}`)}</Text>
              {button(undoFloor)}
            </>
          )}
          {button(nextFloor)}
        </Group>
      </Group>
      <VisuallyHidden role="status">{acts.said}</VisuallyHidden>
      <TroubleNotice error={error} />
      {holders.map((holder) => (
        <Holder key={holder.endpointId} holder={holder} view={view} acts={acts} disabled={disabled} />
      ))}
      {holders.length === 0 && mode !== 'discussion' && <Text>{t('nobody')}</Text>}
      <LiveSpeakers view={view} acts={acts} disabled={disabled} />
      <LiveQueue view={view} acts={acts} disabled={disabled} />
    </Stack>
  );
};

interface HolderProps extends LiveFloorProps {
  readonly holder: FloorHolder;
  readonly acts: Acts;
}

const Holder = ({ holder, view, acts, disabled }: HolderProps) => {
  const { t } = useTranslation(['floor', 'acts']);
  const time = useTimeLeft(holder);
  const seat = seatOf(view, holder.endpointId);
  const silence = silenceOf(holder, seat);
  const name = seat?.name ?? '';
  return (
    <Group gap="sm" data-testid={`holder-${holder.endpointId}`}>
      <Text>
        {t('now')}: <strong>{name}</strong>
        {silence !== null && ` · ${t(silence)}`}
      </Text>
      {/* What matters at a desk is read at arm's length. */}
      {time !== null && (
        <Text component="span" fz={24}>
          <FloorTime time={time} />
        </Text>
      )}
      {[extendFloor, takeBackFloor].map((act) => (
        <Button
          key={act.name}
          size="compact-sm"
          variant="default"
          disabled={disabled}
          aria-label={t(`acts:${act.name}.of`, { name })}
          onClick={() => acts.press({ act, on: holder.endpointId })}
        >
          {t(`acts:${act.name}.label`)}
        </Button>
      ))}
    </Group>
  );
};
