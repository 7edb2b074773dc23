import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCamera } from '../../../react/use-camera.ts';
import { useOwnCameraRests } from '../../../react/use-rung.ts';
import { useOwnTrouble } from '../../../react/use-own-trouble.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { Video } from '../../../ui/video.tsx';
import classes from './own-picture.module.css';

/** The room's own picture, as the communes see it. */
export const OwnPicture = () => {
  const { t } = useTranslation(['meeting', 'troubles']);
  const { own } = useEndpoint();
  const { track, wanted } = useCamera();
  const trouble = useOwnTrouble('camera');
  const rests = useOwnCameraRests();
  const shown = wanted && rests === null;
  const stream = useMemo(() => (track === null || !shown ? null : new MediaStream([track])), [track, shown]);
  return (
    <div className={classes.own} data-testid="own-picture">
      <Video stream={stream} fit="filled" label={t('room.own')} endpoint={own} source="camera" />
      {(stream === null || trouble !== null) && (
        <span className={classes.off}>
          {trouble === null ? ((wanted ? rests : null) ?? t('seat.cameraOff')) : t(`troubles:why.${trouble}`)}
        </span>
      )}
    </div>
  );
};
