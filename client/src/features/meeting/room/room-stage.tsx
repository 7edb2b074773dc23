import type { StageChoice } from '@diem-cau/shared';
import { IconBuildingCommunity, IconCoffee, IconScreenShare, IconRefresh, IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { minutesBetween } from '../../../core/clock-format.ts';
import { stageOfRoom } from '../../../core/layout/stage.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { useNow } from '../../../react/use-now.ts';
import { useStageTrouble } from '../../../react/use-stage-trouble.ts';
import { BreakLeft } from '../../../react/break-left.tsx';
import { ForSoLong } from '../../../react/for-so-long.tsx';
import { StageCard } from '../../../ui/stage-card.tsx';
import classes from './stage.module.css';
import { StagePicture } from './stage-picture.tsx';

/**
 * What the room sees large: what all see, or what it chose for itself; or a calm card.
 * @param look what this room alone looks at
 */
export const RoomStage = ({ look }: { readonly look: StageChoice | null }) => {
  const { t } = useTranslation('meeting');
  const { store, own } = useEndpoint();
  const meeting = useStore(store.state, (state) => state.meeting);
  const lastOtherSpeaker = useStore(store.state, (state) => state.lastOtherSpeaker);
  const trouble = useStageTrouble();
  const { time } = useClockText();
  const now = useNow(5_000);
  const ownScreen = useMeeting((view) => view.stage.screen === own) ?? false;
  if (trouble !== null || meeting === null)
    return (
      <StageCard
        icon={
          trouble?.kind === 'restarting' ? (
            <IconRefresh size="1em" stroke={1.5} />
          ) : (
            <IconWifiOff size="1em" stroke={1.5} />
          )
        }
        title={trouble?.title ?? ''}
        text={trouble?.text ?? ''}
        tone={typeof trouble?.since === 'number' && trouble.kind !== 'first' ? 'trouble' : 'calm'}
        after={typeof trouble?.since === 'number' && <ForSoLong since={trouble.since} />}
        testId={`stage-${trouble?.kind ?? 'empty'}`}
      />
    );
  const { phase, since } = meeting.phase;
  if (phase === 'break')
    return (
      <StageCard
        icon={<IconCoffee size="1em" stroke={1.5} />}
        title={t('stage.break')}
        text={`${t('stage.breakSince', { time: time(since) })} · ${t('stage.breakFor', { count: minutesBetween(since, now) })}`}
        testId="stage-break"
      >
        <p>
          <BreakLeft phase={meeting.phase} />
        </p>
      </StageCard>
    );
  const { large } = stageOfRoom(meeting, own, { lastOtherSpeaker, look });
  const pictures = large.map((picture) => {
    const seat = seatOf(meeting, picture.endpointId);
    return (
      seat !== null && (
        <StagePicture
          key={`${picture.endpointId}/${picture.source}`}
          picture={picture}
          seat={seat}
          speaking={meeting.speaking === picture.endpointId}
        />
      )
    );
  });
  const others = meeting.seats.some((each) => each.endpointId !== own && each.seat.state === 'present');
  return (
    <>
      {ownScreen && (
        <p className={classes.caption} data-own="true" data-testid="own-screen">
          <IconScreenShare aria-hidden="true" size="1.2em" /> {t('stage.ownScreen')}
        </p>
      )}
      {pictures.length === 0 ? (
        <StageCard
          icon={<IconBuildingCommunity size="1em" stroke={1.5} />}
          title={meeting.title}
          text={others ? t('room.quiet') : t('room.waitingForAll')}
          testId="stage-card"
        />
      ) : (
        <div className={classes.pictures} data-count={pictures.length} data-testid="stage-pictures">
          {pictures}
        </div>
      )}
    </>
  );
};
