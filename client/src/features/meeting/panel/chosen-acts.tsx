import { isOfKind, type MessageId } from '@diem-cau/shared';
import { IconListDetails, IconMessageCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settleMessage } from '../../../core/acts/messages.ts';
import { receptionActs } from '../../../core/acts/reception.ts';
import { soundActs } from '../../../core/acts/sound.ts';
import { removeSpeaker } from '../../../core/acts/speakers.ts';
import type { PanelTile } from '../../../core/layout/panel-tile.ts';
import { isHere } from '../../../core/layout/tiles.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useContacts } from '../../../react/use-contacts.ts';
import type { RunPress } from '../../../react/use-press.ts';
import { useSeatWords } from '../../../react/use-seat-words.ts';
import { SaidMark } from '../messages/index.ts';
import { PanelAct } from './panel-act.tsx';
import { PanelButton } from './panel-button.tsx';
import classes from './tiles.module.css';

/** They are seldom wanted: one press further. */
const seldom: ReadonlySet<string> = new Set([...receptionActs, ...soundActs].map(({ name }) => name));

interface ChosenActsProps {
  readonly of: PanelTile;
  /** What it said last; null where it said nothing. */
  readonly messageId: MessageId | null;
  readonly acts: Acts;
  readonly run: RunPress;
  readonly onClose: () => void;
}

/** The chosen commune by its name, how it stands, and all that can be done about it, in a place of its own below the tiles. */
export const ChosenActs = ({ of: { tile, number }, messageId, acts, run, onClose }: ChosenActsProps) => {
  const { t } = useTranslation(['meeting', 'acts', 'common', 'floor', 'troubles']);
  const [further, setFurther] = useState(false);
  const seatWords = useSeatWords();
  const callAt = useContacts();
  const { endpointId, name, presence, microphone, troubles = [] } = tile;
  // Nothing flows to the panel: what is wrong, the hub says.
  const wrong = troubles.map(
    ({ source, trouble }) =>
      `${t(`troubles:${isOfKind(source, 'camera') ? 'camera' : 'microphone'}`)}: ${t(`troubles:why.${trouble}`)}`,
  );
  const here = isHere(tile);
  const possible = acts.possible(endpointId);
  const others = possible.filter((act) => seldom.has(act.name));
  const showsFurther = further && others.length > 0;
  const state = [
    seatWords(presence),
    here ? t(`seat.microphone.${microphone}`) : callAt(endpointId),
    ...(here ? wrong : []),
    tile.hand === null ? null : t('floor:tile.hand', { place: tile.hand }),
  ].filter((words) => words !== null);
  return (
    <div className={classes.chosen} role="group" aria-label={name} data-testid="panel-chosen">
      <div className={classes.about}>
        <h3 data-testid="panel-chosen-name">
          {number} · {name}
        </h3>
        <p aria-live="polite">
          {state.join(' · ')}
          {tile.said !== undefined && (
            <span className={classes.said}>
              <SaidMark words={tile.said} />
            </span>
          )}
        </p>
      </div>
      <div className={classes.acts}>
        {possible
          .filter((act) => seldom.has(act.name) === showsFurther)
          .map((act) => (
            <PanelAct
              key={act.name}
              acts={acts}
              among={[act]}
              on={endpointId}
              of={name}
              {...(act.name === 'give-floor' ? { tone: 'first' } : {})}
            />
          ))}
        {!showsFurther && acts.isPossible(removeSpeaker, endpointId) && (
          <PanelButton
            icon={<IconListDetails />}
            label={t(`acts:${removeSpeaker.name}.short`)}
            of={name}
            testId="act-remove-speaker"
            onPress={() => run(() => acts.fill(removeSpeaker, { endpointIds: [endpointId] }))}
          />
        )}
        {!showsFurther && messageId !== null && acts.isPossible(settleMessage, endpointId) && (
          <PanelButton
            icon={<IconMessageCheck />}
            label={t(`acts:${settleMessage.name}.label`)}
            of={name}
            testId="act-settle-message"
            onPress={() => run(() => acts.fill(settleMessage, { endpointId, messageId }))}
          />
        )}
        {others.length > 0 && (
          <PanelButton
            label={t(showsFurther ? 'room.fewer' : 'room.more')}
            of={name}
            testId="panel-further"
            onPress={() => setFurther(!showsFurther)}
          />
        )}
        <PanelButton icon={<IconX />} label={t('common:close')} of={name} testId="panel-unchoose" onPress={onClose} />
      </div>
    </div>
  );
};
