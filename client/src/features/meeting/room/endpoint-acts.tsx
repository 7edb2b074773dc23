import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { extendFloor, lowerHand } from '../../../core/acts/floor.ts';
import { receptionActs } from '../../../core/acts/reception.ts';
import { phoneActs, walkActs } from '../../../core/acts/roll.ts';
import { soundActs } from '../../../core/acts/sound.ts';
import { stageActs } from '../../../core/acts/stage.ts';
import { isHere, type Tile } from '../../../core/layout/tiles.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useContacts } from '../../../react/use-contacts.ts';
import { useSeatWords } from '../../../react/use-seat-words.ts';
import { actLooks } from './act-looks.tsx';
import { Strip } from './strip.tsx';
import { StripButton } from './strip-button.tsx';
import classes from './strip.module.css';

interface EndpointActsProps {
  readonly tile: Tile;
  readonly acts: Acts;
  readonly onClose: () => void;
}

/** They stand beside the time that they change, in the queue, with what everybody sees, and, as the strip has no room for more, at a desk alone. */
const elsewhere: ReadonlySet<string> = new Set(
  [extendFloor, lowerHand, ...stageActs, ...walkActs, ...receptionActs, ...soundActs].map(({ name }) => name),
);

/** What can be done about one that is not there. */
const ofAbsent: ReadonlySet<string> = new Set(phoneActs.map(({ name }) => name));

/** One endpoint by its name, how it stands, and what the chair can do about it: in the strip, beside the tiles. */
export const EndpointActs = ({ tile, acts, onClose }: EndpointActsProps) => {
  const { t } = useTranslation(['meeting', 'common', 'acts', 'floor']);
  const seatWords = useSeatWords();
  const { endpointId, name, microphone } = tile;
  // A room that has lost its hub knows nobody to act upon.
  const here = isHere(tile);
  const callAt = useContacts();
  const state = [
    seatWords(tile.presence),
    here ? null : callAt(endpointId),
    here ? t(`seat.microphone.${microphone}`) : null,
    tile.speaking ? t('seat.speaking') : null,
    tile.sharing ? t('seat.sharing') : null,
    tile.floor ? t('floor:now') : null,
    tile.hand === null ? null : t('floor:tile.hand', { place: tile.hand }),
  ].filter((words) => words !== null);
  return (
    <Strip role="group" label={name} testId="endpoint-acts" onClose={onClose}>
      <div className={classes.words}>
        <h2 data-testid="acts-name">{name}</h2>
        <p aria-live="polite">{state.join(' · ')}</p>
      </div>
      {acts
        .possible(endpointId)
        .filter(({ name: act }) => (here ? !elsewhere.has(act) : ofAbsent.has(act)))
        .map((act) => (
          <StripButton
            key={act.name}
            icon={actLooks[act.name]?.icon}
            label={t(`acts:${act.name}.label`)}
            of={name}
            testId={`act-${act.name}`}
            onPress={() => acts.press({ act, on: endpointId })}
          />
        ))}
      <StripButton icon={<IconX />} label={t('common:close')} testId="acts-close" onPress={onClose} />
    </Strip>
  );
};
