import { IconEar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { soundOf } from '../../../core/devices/device-memory.ts';
import { RoomSound } from '../../../core/devices/room-sound.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useMeeting } from '../../../react/use-meeting.ts';
import { usePress } from '../../../react/use-press.ts';
import { useTroubleAdvice } from '../../../react/use-trouble-advice.ts';
import { Choice } from '../../../ui/choice.tsx';
import classes from './devices.module.css';

/** How the sound of the room comes in, which is kept on this PC; and, in a meeting, whether its microphone gives way. */
export const SoundChoices = () => {
  const { t } = useTranslation('advice');
  // Its words come with the advice.
  useTroubleAdvice();
  const { devices } = useEndpoint();
  const sound = soundOf(useStore(devices.state, ({ settings }) => settings));
  return (
    <>
      <Choice
        icon={<IconEar size="1.4em" />}
        label={t('sound.label')}
        value={sound}
        options={RoomSound.options.map((each) => ({ value: each, label: t(`sound.${each}`) }))}
        testId="choose-sound"
        onChoose={(chosen) => void devices.setSound(RoomSound.parse(chosen))}
      />
      <p className={classes.hint}>
        {t(`sound.hint.${sound}`)}{' '}
        <a href="/wiring" target="_blank" rel="noreferrer" data-testid="wiring-sheet-link">
          {t('sound.wiring')}
        </a>
      </p>
      <HalfDuplexSwitch />
    </>
  );
};

const HalfDuplexSwitch = () => {
  const { t } = useTranslation('advice');
  const { hub, own } = useEndpoint();
  const press = usePress();
  const on = useMeeting((meeting) => seatOf(meeting, own)?.halfDuplex === true);
  if (on === null) return null;
  return (
    <>
      <label className={classes.roomAudio}>
        <input
          type="checkbox"
          checked={on}
          disabled={press.busy}
          data-testid="half-duplex"
          onChange={() => press.run(() => hub.signalling.ask('sound.setOwnHalfDuplex', { on: !on }))}
        />
        <span>
          {t('sound.halfDuplex')}
          <small>{t('sound.halfDuplexHint')}</small>
        </span>
      </label>
      {press.trouble !== null && (
        <p role="alert" className={classes.failed}>
          {press.trouble}
        </p>
      )}
    </>
  );
};
