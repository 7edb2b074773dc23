import { isOfKind, type SeatView } from '@diem-cau/shared';
import { IconScreenShare, IconVolume } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Picture } from '../../../core/layout/stage.ts';
import { usePicture } from '../../../react/use-picture.ts';
import { LivePicture } from '../../../ui/live-picture.tsx';
import classes from './stage.module.css';

interface StagePictureProps {
  readonly picture: Picture;
  readonly seat: SeatView;
  readonly speaking: boolean;
}

/** The large picture with the name of whose it is. */
export const StagePicture = ({ picture, seat, speaking }: StagePictureProps) => {
  const { t } = useTranslation('meeting');
  const { stream, placed } = usePicture(picture.endpointId, picture.source);
  const screen = isOfKind(picture.source, 'screen');
  const sending = screen || seat.camera === 'on';
  return (
    <>
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
          without={sending ? null : t('stage.cameraOff')}
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
          </p>
        )}
      </div>
    </>
  );
};
