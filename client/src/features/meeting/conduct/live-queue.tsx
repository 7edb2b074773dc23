import type { Hand, MeetingView } from '@diem-cau/shared';
import { ActionIcon, Badge, Button, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { giveFloor, lowerHand, moveHand } from '../../../core/acts/floor.ts';
import { placeInQueue } from '../../../core/floor/floor.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useFloorBackground } from '../../../react/use-floor-background.ts';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';

interface LiveQueueProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly disabled: boolean;
}

/** Who waits for the floor, in order: what about, what is known of it, and the buttons that give the floor or change the order. */
export const LiveQueue = ({ view, acts, disabled }: LiveQueueProps) => {
  const { t } = useTranslation(['floor', 'acts', 'records']);
  const background = useFloorBackground(view);
  const { queue } = view.floor;
  const moving = useAttempt(({ endpointId }: Hand, to: number) => acts.fill(moveHand, { endpointId, to }));
  const nameOf = ({ endpointId }: Hand): string => seatOf(view, endpointId)?.name ?? '';
  const placeOf = ({ endpointId }: Hand): number => placeInQueue(view, endpointId) ?? 0;
  const mover = (hand: Hand, by: -1 | 1) => (
    <ActionIcon
      variant="default"
      aria-label={t(by < 0 ? 'up' : 'down', { name: nameOf(hand) })}
      disabled={disabled || placeOf(hand) + by < 1 || placeOf(hand) + by > queue.length}
      onClick={() => void moving.run(hand, placeOf(hand) - 1 + by)}
    >
      {by < 0 ? <IconArrowUp size={18} aria-hidden /> : <IconArrowDown size={18} aria-hidden />}
    </ActionIcon>
  );
  const columns: readonly Column<Hand>[] = [
    { key: 'place', title: t('place'), cell: placeOf },
    { key: 'name', title: t('records:attendance.endpoint'), rowHead: true, cell: nameOf },
    {
      key: 'topic',
      title: t('topic'),
      cell: ({ topic, debate }) => (
        <>
          {debate && (
            <Badge color="accent.8" variant="outline">
              {t('debate')}
            </Badge>
          )}{' '}
          {topic}
        </>
      ),
    },
    {
      key: 'background',
      title: t('background.title'),
      cell: ({ endpointId }) => background(endpointId).join(' · '),
    },
    {
      key: 'actions',
      title: '',
      screenOnly: true,
      cell: (hand) => (
        <Group gap={6} wrap="nowrap">
          {[giveFloor, lowerHand].map((act) => (
            <Button
              key={act.name}
              size="compact-sm"
              variant={act === giveFloor ? 'filled' : 'default'}
              disabled={disabled || !acts.isPossible(act, hand.endpointId)}
              aria-label={t(`acts:${act.name}.of`, { name: nameOf(hand) })}
              onClick={() => acts.press({ act, on: hand.endpointId })}
            >
              {t(`acts:${act.name}.label`)}
            </Button>
          ))}
          {mover(hand, -1)}
          {mover(hand, 1)}
        </Group>
      ),
    },
  ];
  return (
    <>
      <TroubleNotice error={moving.error} />
      <DeskTable
        caption={t('next')}
        columns={columns}
        rows={queue}
        rowKey={({ endpointId }) => endpointId}
        empty={t('noHands')}
      />
    </>
  );
};
