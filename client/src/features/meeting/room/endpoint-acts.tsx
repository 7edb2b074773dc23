import { IconMicrophone, IconMicrophoneOff, IconScreenShareOff, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isHere, type Tile } from '../../../core/layout/tiles.ts';
import { useContacts } from '../../../react/use-contacts.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import type { RunPress } from '../../../react/use-press.ts';
import { useSeatWords } from '../../../react/use-seat-words.ts';
import { Strip } from './strip.tsx';
import { StripButton } from './strip-button.tsx';
import classes from './strip.module.css';

interface EndpointActsProps {
  readonly tile: Tile;
  readonly run: RunPress;
  readonly onClose: () => void;
}

/** One endpoint by its name, how it stands, and what the chair can do about it: in the strip, beside the tiles. */
export const EndpointActs = ({ tile, run, onClose }: EndpointActsProps) => {
  const { t } = useTranslation(['meeting', 'common']);
  const { signalling } = useEndpoint().hub;
  const seatWords = useSeatWords();
  const { endpointId, name, microphone } = tile;
  const here = isHere(tile);
  const callAt = useContacts();
  const state = [
    seatWords(tile.presence),
    here ? null : callAt(endpointId),
    here ? t(`seat.microphone.${microphone}`) : null,
    tile.speaking ? t('seat.speaking') : null,
    tile.sharing ? t('seat.sharing') : null,
  ].filter((words) => words !== null);
  const withheld = microphone === 'withheld';
  return (
    <Strip role="group" label={name} testId="endpoint-acts" onClose={onClose}>
      <div className={classes.words}>
        <h2 data-testid="acts-name">{name}</h2>
        <p aria-live="polite">{state.join(' · ')}</p>
      </div>
      {here && (
        <StripButton
          icon={withheld ? <IconMicrophone /> : <IconMicrophoneOff />}
          label={t(withheld ? 'room.allow' : microphone === 'open' ? 'room.mute' : 'room.withhold')}
          of={name}
          testId={withheld ? 'act-allow' : 'act-mute'}
          onPress={() => run(() => signalling.ask(withheld ? 'muting.allow' : 'muting.mute', { endpointId }))}
        />
      )}
      {tile.sharing && (
        <StripButton
          icon={<IconScreenShareOff />}
          label={t('room.stopScreen')}
          of={name}
          testId="act-stop-screen"
          onPress={() => run(() => signalling.ask('screen.stop', {}))}
        />
      )}
      <StripButton icon={<IconX />} label={t('common:close')} testId="acts-close" onPress={onClose} />
    </Strip>
  );
};
