import { isOfKind, type SeatView } from '@diem-cau/shared';
import { IconScreenShare, IconVolume } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Picture } from '../../../core/layout/stage.ts';
import { useKeptBack } from '../../../react/use-rung.ts';
import { usePicture } from '../../../react/use-picture.ts';
import { useSeatTroubles } from '../../../react/use-seat-troubles.ts';
import { useSeatWords } from '../../../react/use-seat-words.ts';
import { useSilenceWords } from '../../../react/use-silence-words.ts';
import { LivePicture } from '../../../ui/live-picture.tsx';
import { SourceTroubles } from '../../../ui/source-troubles.tsx';
import classes from './stage.module.css';

interface StagePictureProps {
  readonly picture: Picture;
  readonly seat: SeatView;
  readonly speaking: boolean;
}

/** The large picture with the name of whose it is. */
export const StagePicture = ({ picture, seat, speaking }: StagePictureProps) => {
  const { t } = useTranslation(['meeting', 'troubles']);
  const { stream, placed } = usePicture(picture.endpointId, picture.source);
  const keptBack = useKeptBack(picture);
  const troubles = useSeatTroubles(picture.endpointId, seat.troubles);
  const screen = isOfKind(picture.source, 'screen');
  const seatWords = useSeatWords();
  const silenceWords = useSilenceWords(seat);
  const silence = seat.seat.state === 'present' ? silenceWords : seatWords(seat.seat);
  const sent = screen || seat.camera === 'on';
  const sending = silence === null && sent && keptBack === null;
  const cameraOff =
    troubles.camera === null ? t('stage.cameraOff') : `${t('troubles:camera')}: ${troubles.camera.words}`;
  const missing = screen ? troubles.screen : null;
  const withoutWords = sending ? missing : (silence ?? (sent ? keptBack : null) ?? cameraOff);
  return (
    <div className={classes.shown} data-sending={sending}>
      {screen && (
        <p className={classes.caption}>
          <IconScreenShare aria-hidden="true" size="1.1em" />
          {t('stage.screenOf', { name: seat.name })}
        </p>
      )}
      <div className={classes.picture}>
        <LivePicture
          stream={stream}
          sending={sending}
          name={seat.name}
          without={withoutWords}
          fit="whole"
          endpoint={picture.endpointId}
          source={picture.source}
          placed={placed}
          testId="stage-video"
        />
        {!screen && (
          <p className={classes.name} data-speaking={speaking}>
            {speaking && <IconVolume aria-hidden="true" size="1.1em" />}
            {seat.name}
            <SourceTroubles microphone={troubles.microphone} camera={sending ? troubles.camera : null} />
          </p>
        )}
      </div>
    </div>
  );
};
