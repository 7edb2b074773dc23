import type { EndpointId, ListedSpeaker, MeetingView } from '@diem-cau/shared';
import { IconArrowUp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { giveFloor } from '../../../core/acts/floor.ts';
import { addSpeakers, listActs, moveSpeaker, removeSpeaker } from '../../../core/acts/speakers.ts';
import { useReportWords } from '../../../react/use-report-words.ts';
import { saidStanding } from '../../../core/floor/floor.ts';
import { minutesAndSeconds } from '../../../core/floor/time-left.ts';
import { mayRepeat } from '../../../react/press-once.ts';
import type { Acts } from '../../../react/use-acts.ts';
import type { RunPress } from '../../../react/use-press.ts';
import { Part } from '../../../ui/part.tsx';
import classes from './floor.module.css';
import { StripButton } from './strip-button.tsx';

/** Loaded only where somebody looks at the reports. */
const loadReports = async () => (await import('./report-dialog.tsx')).loadReportDialog();

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
  const reported = useReportWords(view);
  const [looking, setLooking] = useState(false);
  const written = list.filter(({ stands }) => stands === 'written');
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
        {view.reports.of.length > 0 && (
          <StripButton label={t('reports.look')} testId="see-reports" onPress={() => setLooking(true)} />
        )}
      </div>
      {looking && (
        <Part load={loadReports} waiting={null}>
          {(ReportDialog) => <ReportDialog onClose={() => setLooking(false)} />}
        </Part>
      )}
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
              reported={reported(entry.endpointId)}
            />
          ))}
        </ol>
      )}
      {written.length > 0 && (
        <ul aria-label={t('reports.written')} data-testid="in-writing">
          {written.map(({ endpointId, seconds }) => (
            <li key={endpointId} className={classes.row}>
              <span className={classes.number}>{numberOf(endpointId)}</span>
              <div className={classes.about}>
                <strong>{nameOf(endpointId)}</strong>
                <p>{[t('reports.written'), reported(endpointId)].filter((part) => part !== '').join(' · ')}</p>
              </div>
              <div className={classes.acts}>
                <StripButton
                  label={t('reports.bring')}
                  of={nameOf(endpointId)}
                  testId={`bring-${endpointId}`}
                  onPress={() => run(() => acts.fill(addSpeakers, { endpointIds: [endpointId], seconds }))}
                />
              </div>
            </li>
          ))}
        </ul>
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
  /** How it stands by its written report; empty where there is none. */
  readonly reported: string;
}

const SpeakerRow = ({ entry, stands, name, number, acts, run, above, reported }: SpeakerRowProps) => {
  const { t } = useTranslation(['floor', 'acts']);
  const { endpointId, seconds, topic } = entry;
  const away = stands === 'away' || stands === 'skipped' ? t(`list.stands.${stands}`) : '';
  return (
    <li className={classes.row} data-testid={`speaker-${endpointId}`} data-stands={stands}>
      <span className={classes.number}>{number}</span>
      <div className={classes.about}>
        <strong>{name}</strong>
        <p>{[minutesAndSeconds(seconds), away, reported, topic].filter((part) => part !== '').join(' · ')}</p>
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
