import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceTrouble } from '@diem-cau/shared';
import { entryActs } from '../../../core/acts/lock.ts';
import { extendFloor, lowerHand } from '../../../core/acts/floor.ts';
import { deputyActs } from '../../../core/acts/leading.ts';
import { receptionActs } from '../../../core/acts/reception.ts';
import { ringActs } from '../../../core/acts/ring.ts';
import { phoneActs, walkActs } from '../../../core/acts/roll.ts';
import { soundActs } from '../../../core/acts/sound.ts';
import { stageActs } from '../../../core/acts/stage.ts';
import { isHere, type Tile } from '../../../core/layout/tiles.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useContacts } from '../../../react/use-contacts.ts';
import { useSeatTroubles } from '../../../react/use-seat-troubles.ts';
import { useSeatWords } from '../../../react/use-seat-words.ts';
import { useLessWords } from '../../../react/use-less-words.ts';
import { actLooks } from '../../../ui/act-looks.tsx';
import { Strip } from './strip.tsx';
import { StripButton } from './strip-button.tsx';
import classes from './strip.module.css';

interface EndpointActsProps {
  readonly tile: Tile;
  readonly acts: Acts;
  readonly onClose: () => void;
}

/** They stand beside the time that they change, in the queue, and with what everybody sees. */
const elsewhere: ReadonlySet<string> = new Set(
  [extendFloor, lowerHand, ...stageActs, ...walkActs].map(({ name }) => name),
);

/** Who leads where the chair is away. */
const deputies: ReadonlySet<string> = new Set(deputyActs.map(({ name }) => name));

/** They are seldom wanted, and the strip has no room for them beside the others: one press further. */
const seldom: ReadonlySet<string> = new Set([...receptionActs, ...soundActs, ...deputyActs].map(({ name }) => name));

/** What quiets a room that disturbs all others, and what takes that back. */
const nearDisturbing: ReadonlySet<string> = new Set(['mute', 'allow', ...soundActs.map(({ name }) => name)]);

/** Sounds by which a room disturbs all others. */
const disturbing: readonly SourceTrouble[] = ['howling', 'echoing'];

/** What can be done about one that is not there. */
const ofAbsent: ReadonlySet<string> = new Set([...entryActs, ...ringActs, ...phoneActs].map(({ name }) => name));

/** One endpoint by its name, how it stands, and what the chair can do about it: in the strip, beside the tiles. */
export const EndpointActs = ({ tile, acts, onClose }: EndpointActsProps) => {
  const { t } = useTranslation(['meeting', 'common', 'acts', 'floor', 'troubles']);
  const [further, setFurther] = useState(false);
  const seatWords = useSeatWords();
  const lessWords = useLessWords();
  const { endpointId, name, microphone, less = null } = tile;
  // A room that has lost its hub knows nobody to act upon.
  const here = isHere(tile);
  const callAt = useContacts();
  const troubles = useSeatTroubles(endpointId, tile.troubles, less?.by === 'line');
  const said = [troubles.microphone, troubles.camera].flatMap((each) =>
    each === null ? [] : [`${t(`troubles:${each.kind}`)}: ${each.words}`],
  );
  const disturbs = here && troubles.microphone !== null && disturbing.includes(troubles.microphone.trouble);
  const possible = acts
    .possible(endpointId)
    // Nobody is made the deputy while it disturbs all others, and the strip has no room for more.
    .filter(({ name: act }) => (here ? !elsewhere.has(act) && !(disturbs && deputies.has(act)) : ofAbsent.has(act)));
  // Whoever howls is quieted before it is given the floor, and the name keeps its room.
  const isFurther = (act: string): boolean => (disturbs ? !nearDisturbing.has(act) : seldom.has(act));
  const others = possible.filter(({ name: act }) => isFurther(act));
  // What was further away may be none any more.
  const showsFurther = further && others.length > 0;
  const state = [
    tile.asksIn === true ? t('room.asksIn') : seatWords(tile.presence),
    here ? null : callAt(endpointId),
    here ? t(`seat.microphone.${microphone}`) : null,
    ...(here ? said : []),
    here && less !== null ? lessWords(less) : null,
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
      {possible
        .filter(({ name: act }) => isFurther(act) === showsFurther)
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
      {others.length > 0 && (
        <StripButton
          label={t(showsFurther ? 'room.fewer' : 'room.more')}
          of={name}
          testId="acts-further"
          onPress={() => setFurther(!showsFurther)}
        />
      )}
      <StripButton icon={<IconX />} label={t('common:close')} testId="acts-close" onPress={onClose} />
    </Strip>
  );
};
