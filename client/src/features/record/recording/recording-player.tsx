import type { EndpointId, MeetingRecord, MeetingRecording, RecordedFact } from '@diem-cau/shared';
import { Title } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chaptersOf } from '../../../core/recording/chapters.ts';
import { playableOf } from '../../../core/recording/playable.ts';
import type { Playable } from '../../../core/recording/sound-player.ts';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { ChapterList } from './chapter-list.tsx';
import { RecordingAccesses } from './recording-accesses.tsx';
import { RecordingKeeping } from './recording-keeping.tsx';
import { MissingFiles } from './missing-files.tsx';
import { NothingToHear } from './nothing-to-hear.tsx';
import { RecordedStage } from './recorded-stage.tsx';
import classes from './recording.module.css';
import { SoundControls } from './sound-controls.tsx';
import { SoundFiles } from './sound-files.tsx';
import { SoundLines } from './sound-lines.tsx';
import { useRecording } from './use-recording.ts';
import { useSoundKeys } from './use-sound-keys.ts';
import { useSoundPlayer } from './use-sound-player.ts';
import { WithheldStretches } from './withheld-stretches.tsx';

interface RecordingPlayerProps {
  readonly record: MeetingRecord;
  /** Where it begins, in the meeting's time; null for its beginning. */
  readonly at: number | null;
  readonly mayDownload: boolean;
  /** Whoever answers for the record sees who heard it. */
  readonly mayKeep: boolean;
  /** Whoever answers for what was said keeps stretches from others. */
  readonly mayWithhold: boolean;
  readonly say: (fact: RecordedFact) => string;
}

/** What was recorded of a meeting, to be heard: while it goes on, too. */
export const RecordingPlayer = (props: RecordingPlayerProps) => {
  const [asOthers, setAsOthers] = useState(false);
  const loading = useRecording(props.record.summary.meetingId, asOthers);
  const { record, mayKeep } = props;
  return (
    <LoadedView loading={loading}>
      {(recording) => (
        <>
          <Recorded
            {...props}
            recording={recording}
            asOthers={asOthers}
            onAsOthers={setAsOthers}
            onChanged={loading.refresh}
          />
          {recording.from !== null && recording.deleted === null && (
            <RecordingKeeping recording={recording} onChanged={loading.refresh} />
          )}
          {recording.from !== null && mayKeep && <RecordingAccesses record={record} />}
        </>
      )}
    </LoadedView>
  );
};

interface Given extends RecordingPlayerProps {
  readonly recording: MeetingRecording;
}

interface Changing extends Given {
  readonly asOthers: boolean;
  readonly onAsOthers: (asOthers: boolean) => void;
  readonly onChanged: () => void;
}

/** What there is to hear, or why there is nothing. */
const Recorded = (props: Changing) => {
  const { recording, mayDownload, onChanged } = props;
  const playable = useMemo(() => playableOf(recording), [recording]);
  if (playable === null) return <NothingToHear recording={recording} />;
  return (
    <>
      {recording.missing > 0 && <MissingFiles missing={recording.missing} />}
      <Player {...props} playable={playable} />
      {mayDownload && <SoundFiles recording={recording} onChanged={onChanged} />}
    </>
  );
};

const legend = ['recorded', 'paused', 'failed', 'break', 'withheld', 'voice', 'speech'] as const;

const Player = ({ playable, ...props }: Changing & { readonly playable: Playable }) => {
  const { record, recording, at, say, mayWithhold, asOthers, onAsOthers, onChanged } = props;
  const { t } = useTranslation('listening');
  const sees = playable.pictures.length > 0;
  const title = t(sees ? 'seen' : 'heard');
  const sound = useSoundPlayer(playable, at);
  const chapters = useMemo(() => chaptersOf(record), [record]);
  useSoundKeys(sound.player, true);
  // What is given may be another edition by now.
  const isLost = sound.lost.length > 0;
  useEffect(() => {
    if (isLost) onChanged();
  }, [isLost, onChanged]);
  const names = new Map(record.endpoints.map(({ endpointId, name }) => [endpointId, name]));
  const nameOf = (endpointId: EndpointId): string => names.get(endpointId) ?? endpointId;
  return (
    <section className={classes.player} aria-label={title} data-testid="recording-player">
      <Title order={2} mb="sm">
        {title}
      </Title>
      {sees && <RecordedStage recording={recording} playable={playable} sound={sound} nameOf={nameOf} />}
      <SoundControls sound={sound} chapters={chapters} sees={sees} />
      <SoundLines record={record} recording={recording} playable={playable} sound={sound} />
      <ul className={classes.legend}>
        {legend
          .filter((is) => is !== 'withheld' || recording.withheld.length > 0)
          .map((is) => (
            <li key={is}>
              <span className={classes.bar} aria-hidden>
                <i data-is={is} />
              </span>
              {t(`is.${is}`)}
            </li>
          ))}
      </ul>
      <p className={classes.keys}>
        {t('keys')} {playable.goesOn && t('goesOn')}
      </p>
      <WithheldStretches {...{ recording, sound, mayWithhold, asOthers, onAsOthers, onChanged }} />
      <ChapterList chapters={chapters} sound={sound} nameOf={nameOf} say={say} />
    </section>
  );
};
