import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tonesPart } from '../../../core/devices/tones-part.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import classes from './devices.module.css';

/** Plays three notes on the chosen loudspeaker. */
export const SpeakerTest = () => {
  const { t } = useTranslation('devices');
  const { devices } = useEndpoint();
  const [state, setState] = useState<'silent' | 'playing' | 'failed'>('silent');
  const play = async (): Promise<void> => {
    setState('playing');
    try {
      const { playTone } = await tonesPart.need();
      await playTone('test', devices.chosen('speaker'));
      setState('silent');
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <button
        type="button"
        className={classes.test}
        disabled={state === 'playing'}
        data-testid="speaker-test"
        onClick={() => void play()}
      >
        {state === 'playing' ? t('testingSpeaker') : t('testSpeaker')}
      </button>
      {state === 'failed' && (
        <p role="alert" className={classes.failed}>
          {t('speakerFailed')}
        </p>
      )}
    </>
  );
};
