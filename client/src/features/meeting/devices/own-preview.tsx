import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useLevel } from '../../../react/use-level.ts';
import { useOwnTrouble } from '../../../react/use-own-trouble.ts';
import { LevelBar } from '../../../ui/level-bar.tsx';
import { Video } from '../../../ui/video.tsx';
import classes from './devices.module.css';
import { TroubleCard } from './trouble-card.tsx';

/** The own picture as the others will see it, with the endpoint's name, and the moving level of the own microphone. */
export const OwnPreview = ({ name }: { name: string }) => {
  const { t } = useTranslation('devices');
  const { devices } = useEndpoint();
  const camera = useStore(devices.camera.state);
  const microphone = useStore(devices.microphone.state);
  const cameraTrouble = useOwnTrouble('camera');
  const microphoneTrouble = useOwnTrouble('microphone');
  // A PC without either, or one that has not allowed either, is told so once.
  const neither =
    camera.state === 'trouble' &&
    microphone.state === 'trouble' &&
    camera.trouble === microphone.trouble &&
    (camera.trouble === 'missing' || camera.trouble === 'denied');
  const retry = (): void => void devices.start();
  return (
    <section className={classes.preview} aria-label={t('preview')}>
      <div className={classes.picture}>
        {camera.state !== 'trouble' && <Preview name={name} />}
        {neither && <TroubleCard kind="both" trouble={camera.trouble} onRetry={retry} />}
        {!neither && camera.state === 'trouble' && (
          <TroubleCard kind="camera" trouble={camera.trouble} onRetry={() => void devices.camera.start()} />
        )}
      </div>
      {camera.state !== 'trouble' && cameraTrouble !== null && (
        <TroubleCard kind="camera" trouble={cameraTrouble} onRetry={null} />
      )}
      {microphone.state !== 'trouble' && <Level />}
      {microphoneTrouble !== null && !neither && (
        <TroubleCard
          kind="microphone"
          trouble={microphoneTrouble}
          onRetry={microphone.state === 'trouble' ? () => void devices.microphone.start() : null}
        />
      )}
    </section>
  );
};

const Preview = ({ name }: { name: string }) => {
  const { t } = useTranslation('devices');
  const { devices, own } = useEndpoint();
  const camera = useStore(devices.camera.state);
  const track = camera.state === 'on' ? camera.track : null;
  const stream = useMemo(() => (track === null ? null : new MediaStream([track])), [track]);
  return (
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
  );
};

const Level = () => {
  const { t } = useTranslation('devices');
  const level = useLevel();
  return (
    <div className={classes.level}>
      <span>{t('level')}</span>
      <LevelBar level={level} label={t('levelLabel')} />
    </div>
  );
};
