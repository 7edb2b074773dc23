import { isOfKind } from '@diem-cau/shared';
import { IconScreenShare, IconVolume } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { seatOf } from '../../../core/meeting-store.ts';
import type { Picture } from '../../../core/layout/stage.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { useKeptBack } from '../../../react/use-rung.ts';
import { usePicture } from '../../../react/use-picture.ts';
import { useSeatTroubles } from '../../../react/use-seat-troubles.ts';
import { useSeatWords } from '../../../react/use-seat-words.ts';
import { useSilenceWords } from '../../../react/use-silence-words.ts';
import { LivePicture } from '../../../ui/live-picture.tsx';
import { SourceTroubles } from '../../../ui/source-troubles.tsx';
import classes from './commune.module.css';

/** A picture of the stage with the name of whose it is. */
export const StagePicture = ({ picture, size }: { picture: Picture; size: 'large' | 'small' }) => {
  const { t } = useTranslation(['meeting', 'troubles']);
  const { stream, placed } = usePicture(picture.endpointId, picture.source);
  const seat = useMeeting((meeting) => seatOf(meeting, picture.endpointId));
  const speaking = useMeeting((meeting) => meeting.speaking === picture.endpointId) ?? false;
  const keptBack = useKeptBack(picture);
  const troubles = useSeatTroubles(picture.endpointId, seat?.troubles);
  const seatWords = useSeatWords();
  const silenceWords = useSilenceWords(seat ?? {});
  if (seat === null) return null;
  const silence = seat.seat.state === 'present' ? silenceWords : seatWords(seat.seat);
  const screen = isOfKind(picture.source, 'screen');
  const sent = screen || seat.camera === 'on';
  const sending = silence === null && sent && keptBack === null;
  const cameraOff =
    troubles.camera === null ? t('stage.cameraOff') : `${t('troubles:camera')}: ${troubles.camera.words}`;
  const missing = screen ? troubles.screen : null;
  const withoutWords = sending ? missing : (silence ?? (sent ? keptBack : null) ?? cameraOff);
  return (
    <div className={size === 'large' ? classes.large : classes.little} data-speaking={speaking}>
      {screen && (
        <p className={classes.caption}>
          <IconScreenShare aria-hidden="true" size="1.1em" />
          {t('stage.screenOf', { name: seat.name })}
        </p>
      )}
      <LivePicture
        stream={stream}
        sending={sending}
        name={seat.name}
        without={withoutWords}
        fit={size === 'large' ? 'whole' : 'filled'}
        endpoint={picture.endpointId}
        source={picture.source}
        placed={placed}
        {...(size === 'large' ? { testId: 'stage-video' } : {})}
      />
      {/* Where no camera sends, the name stands large in the picture's place, and is not said twice. */}
      {!screen && (sending || speaking || seat.leads || troubles.microphone !== null) && (
        <p className={classes.name}>
          {speaking && <IconVolume aria-hidden="true" size="1.1em" />}
          {sending && seat.name}
          {seat.leads && <span className={classes.chair}>{t('stage.chair')}</span>}
          <SourceTroubles microphone={troubles.microphone} camera={sending ? troubles.camera : null} />
        </p>
      )}
    </div>
  );
};
