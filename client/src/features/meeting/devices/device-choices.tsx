import { IconMicrophone, IconVideo, IconVolume } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { DeviceEntry } from '../../../core/devices/device-choice.ts';
import { EarlyPart } from '../../../core/early-part.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Part } from '../../../ui/part.tsx';
import classes from './devices.module.css';
import { SpeakerTest } from './speaker-test.tsx';

const soundChoices = new EarlyPart(() => import('./sound-choices.tsx'));

/** Which camera, microphone and loudspeaker, and how the sound of the room comes in. Remembered. */
export const DeviceChoices = () => {
  const { t } = useTranslation('devices');
  const { devices } = useEndpoint();
  const { cameras, microphones, speakers } = useStore(devices.state);
  const camera = useStore(devices.camera.state);
  const microphone = useStore(devices.microphone.state);
  const inUse = (state: typeof camera): string | undefined =>
    state.state === 'on' ? state.track.getSettings().deviceId : undefined;

  const listed = (entries: readonly DeviceEntry[], kind: string) => [
    // Before there is permission, and where the browser tells no loudspeakers, there is nothing to choose from.
    ...(entries.length === 0 ? [{ value: '', label: t('browserChoice') }] : []),
    ...entries.map(({ id, label }, index) => ({
      value: id,
      label: label === '' ? t('unnamed', { kind, number: index + 1 }) : label,
    })),
  ];

  return (
    <div className={classes.choices}>
      <Choice
        icon={<IconVideo size="1.4em" />}
        label={t('camera')}
        value={devices.chosen('camera') ?? inUse(camera) ?? cameras[0]?.id ?? ''}
        options={listed(cameras, t('camera'))}
        disabled={cameras.length === 0}
        testId="choose-camera"
        onChoose={(id) => void devices.choose('camera', id)}
      />
      <Choice
        icon={<IconMicrophone size="1.4em" />}
        label={t('microphone')}
        value={devices.chosen('microphone') ?? inUse(microphone) ?? microphones[0]?.id ?? ''}
        options={listed(microphones, t('microphone'))}
        disabled={microphones.length === 0}
        testId="choose-microphone"
        onChoose={(id) => void devices.choose('microphone', id)}
      />
      <div className={classes.speaker}>
        <Choice
          icon={<IconVolume size="1.4em" />}
          label={t('speaker')}
          value={devices.chosen('speaker') ?? speakers[0]?.id ?? ''}
          options={listed(speakers, t('speaker'))}
          disabled={speakers.length === 0}
          testId="choose-speaker"
          onChoose={(id) => void devices.choose('speaker', id)}
        />
        <SpeakerTest />
        {!('setSinkId' in HTMLMediaElement.prototype) && <p className={classes.hint}>{t('speakerFixed')}</p>}
      </div>
      <Part load={soundChoices.need} waiting={null}>
        {({ SoundChoices }) => <SoundChoices />}
      </Part>
    </div>
  );
};
