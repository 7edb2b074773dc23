import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useLevel } from '../../../react/use-level.ts';
import { LevelBar } from '../../../ui/level-bar.tsx';
import { Video } from '../../../ui/video.tsx';
import classes from './devices.module.css';
import { TroubleCard } from './trouble-card.tsx';

/** The own picture as the others will see it, with the endpoint's name, and the moving level of the own microphone. */
export const OwnPreview = ({ name }: { name: string }) => {
  const { t } = useTranslation('devices');
  const { devices, own } = useEndpoint();
  const camera = useStore(devices.camera.state);
  const microphone = useStore(devices.microphone.state);
  const level = useLevel();
  const track = camera.state === 'on' ? camera.track : null;
  const stream = useMemo(() => (track === null ? null : new MediaStream([track])), [track]);
  return (
    <section className={classes.preview} aria-label={t('preview')}>
      <div className={classes.picture}>
        {camera.state === 'trouble' ? (
          <TroubleCard kind="camera" trouble={camera.trouble} onRetry={() => void devices.camera.start()} />
        ) : (
          <>
            <Video stream={stream} fit="filled" label={t('preview')} endpoint={own} source="camera" testId="preview" />
            {stream === null && (
              <p className={classes.starting} role="status">
                {t('starting')} <br />
                <small>{t('allowHint')}</small>
              </p>
            )}
            <span className={classes.name}>{name}</span>
          </>
        )}
      </div>
      {microphone.state === 'trouble' ? (
        <TroubleCard kind="microphone" trouble={microphone.trouble} onRetry={() => void devices.microphone.start()} />
      ) : (
        <div className={classes.level}>
          <span>{t('level')}</span>
          <LevelBar level={level} label={t('levelLabel')} />
        </div>
      )}
    </section>
  );
};
