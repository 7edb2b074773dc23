import type { EndpointId, ListedSpeaker, MeetingView } from '@diem-cau/shared';
import { IconArrowUp, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { giveFloor } from '../../../core/acts/floor.ts';
import { listActs, moveSpeaker, removeSpeaker } from '../../../core/acts/speakers.ts';
import { saidStanding } from '../../../core/floor/floor.ts';
import { minutesAndSeconds } from '../../../core/floor/time-left.ts';
import { mayRepeat } from '../../../react/press-once.ts';
import type { Acts } from '../../../react/use-acts.ts';
import type { RunPress } from '../../../react/use-press.ts';
import classes from './floor.module.css';
import { StripButton } from './strip-button.tsx';

interface SpeakerRowsProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly run: RunPress;
  readonly nameOf: (endpointId: EndpointId) => string;
  /** The number by which an endpoint is chosen at the keyboard. */
  readonly numberOf: (endpointId: EndpointId) => number | null;
}

/** The list of speakers in the room: who is still to come, in order, what can be done about it, and who has spoken for how long. */
export const SpeakerRows = ({ view, acts, run, nameOf, numberOf }: SpeakerRowsProps) => {
  const { t } = useTranslation(['floor', 'acts']);
  const { list } = view.speakers;
  // Whoever was skipped comes last, when it comes.
  const toCome = (['waiting', 'skipped'] as const).flatMap((which) => list.filter(({ stands }) => stands === which));
  const spoken = list
    .filter(({ stands }) => stands === 'spoken')
    .map(({ endpointId, spokenMs }) => `${nameOf(endpointId)} ${minutesAndSeconds(Math.round(spokenMs / 1_000))}`);
  return (
    <section className={classes.list} aria-label={t('list.title')} data-testid="speaker-list">
      <div className={classes.listActs}>
        {listActs
          .filter((act) => acts.isPossible(act, null))
          .map((act) => (
            <StripButton
              key={act.name}
              label={t([`acts:${act.name}.short`, `acts:${act.name}.label`])}
              testId={`list-act-${act.name}`}
              onPress={() => acts.press({ act, on: null })}
            />
          ))}
      </div>
      {toCome.length > 0 && (
        <ol aria-label={t('list.title')}>
          {toCome.map((entry) => (
            <SpeakerRow
              key={entry.endpointId}
              entry={entry}
              stands={saidStanding(view, entry)}
              name={nameOf(entry.endpointId)}
              number={numberOf(entry.endpointId)}
              acts={acts}
              run={run}
              above={placeAbove(list, entry)}
            />
          ))}
        </ol>
      )}
      {spoken.length > 0 && (
        <p className={classes.empty}>
          {t('list.spoken')}: {spoken.join(' · ')}
        </p>
      )}
    </section>
  );
};

/** The place of the one before it who waits as well; null for the first. */
const placeAbove = (list: readonly ListedSpeaker[], entry: ListedSpeaker): number | null => {
  const place = list.slice(0, list.indexOf(entry)).findLastIndex(({ stands }) => stands === 'waiting');
  return place === -1 || entry.stands !== 'waiting' ? null : place;
};

interface SpeakerRowProps {
  readonly entry: ListedSpeaker;
  readonly stands: ReturnType<typeof saidStanding>;
  readonly name: string;
  readonly number: number | null;
  readonly acts: Acts;
  readonly run: RunPress;
  readonly above: number | null;
}

const SpeakerRow = ({ entry, stands, name, number, acts, run, above }: SpeakerRowProps) => {
  const { t } = useTranslation(['floor', 'acts']);
  const { endpointId, seconds, topic } = entry;
  const away = stands === 'away' || stands === 'skipped' ? t(`list.stands.${stands}`) : '';
  return (
    <li className={classes.row} data-testid={`speaker-${endpointId}`} data-stands={stands}>
      <span className={classes.number}>{number}</span>
      <div className={classes.about}>
        <strong>{name}</strong>
        <p>{[minutesAndSeconds(seconds), away, topic].filter((part) => part !== '').join(' · ')}</p>
      </div>
      <div className={classes.acts}>
        {acts.isPossible(giveFloor, endpointId) && (
          <StripButton
            label={t(`acts:${giveFloor.name}.label`)}
            of={name}
            testId={`call-${endpointId}`}
            onPress={() => acts.press({ act: giveFloor, on: endpointId })}
          />
        )}
        {above !== null && (
          <button
            type="button"
            className={classes.icon}
            {...mayRepeat}
            title={t('up', { name })}
            aria-label={t('up', { name })}
            data-testid={`speaker-up-${endpointId}`}
            onClick={() => run(() => acts.fill(moveSpeaker, { endpointId, to: above }))}
          >
            <IconArrowUp aria-hidden="true" />
          </button>
        )}
        <button
          type="button"
          className={classes.icon}
          title={t(`acts:${removeSpeaker.name}.of`, { name })}
          aria-label={t(`acts:${removeSpeaker.name}.of`, { name })}
          data-testid={`speaker-off-${endpointId}`}
          onClick={() => run(() => acts.fill(removeSpeaker, { endpointIds: [endpointId] }))}
        >
          <IconX aria-hidden="true" />
        </button>
      </div>
    </li>
  );
};
