import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCamera } from '../../../react/use-camera.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useMeeting } from '../../../react/use-meeting.ts';
import { useOwnTrouble } from '../../../react/use-own-trouble.ts';
import { useOwnCameraRests } from '../../../react/use-rung.ts';
import { useTroubleAdvice } from '../../../react/use-trouble-advice.ts';
import { LivePicture } from '../../../ui/live-picture.tsx';
import classes from './commune.module.css';

/** The own picture with its name, as the others see it; or what is wrong with the camera and what to do. */
export const OwnPicture = ({ name }: { name: string }) => {
  const { t } = useTranslation(['meeting', 'common']);
  const { own, devices } = useEndpoint();
  const { track, wanted } = useCamera();
  const trouble = useOwnTrouble('camera');
  const advice = useTroubleAdvice();
  const onAir =
    useMeeting(({ stage: { shows } }) => shows?.show === 'chosen' && shows.endpoints.includes(own)) ?? false;
  const rests = useOwnCameraRests();
  const shown = wanted && rests === null;
  const stream = useMemo(() => (track === null || !shown ? null : new MediaStream([track])), [track, shown]);
  if (wanted && trouble !== null)
    return (
      <div className={classes.ownTrouble} role="alert" data-testid="camera-trouble" data-trouble={trouble}>
        <p>{advice('camera', trouble)}</p>
        {track === null && (
          <button type="button" className={classes.small} onClick={() => void devices.camera.start()}>
            {t('common:retry')}
          </button>
        )}
      </div>
    );
  return (
    <div className={classes.own} data-testid="own-picture">
      <LivePicture
        stream={stream}
        sending={stream !== null}
        name={name}
        without={(wanted ? rests : null) ?? t('stage.cameraOff')}
        fit="filled"
        endpoint={own}
        source="camera"
        placed={null}
      />
      {stream !== null && <p className={classes.name}>{name}</p>}
      {onAir && (
        <p className={classes.onAir} role="status" data-testid="on-air">
          {t('stage.onAir')}
        </p>
      )}
    </div>
  );
};
