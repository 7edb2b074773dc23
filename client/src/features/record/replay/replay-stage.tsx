import { isSeated, stagePlaces, type EndpointId, type MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { holderOfNow } from '../../../core/floor/floor.ts';
import classes from './replay.module.css';

/** What stood large at an instant of the record: by name, since no picture is kept. */
export const ReplayStage = ({ view }: { readonly view: MeetingView }) => {
  const { t } = useTranslation('records');
  const here = new Set(view.seats.filter(isSeated).map(({ endpointId }) => endpointId));
  const nameOf = (endpointId: EndpointId): string =>
    view.seats.find((seat) => seat.endpointId === endpointId)?.name ?? endpointId;
  const { large } = stagePlaces(view.stage, (endpointId) => here.has(endpointId), { own: null });
  const floor = holderOfNow(view);
  const phase = view.phase.phase;
  return (
    <div className={classes.stage} data-phase={phase} data-testid="replay-stage">
      {phase !== 'running' && <p className={classes.phase}>{t(`replay.phases.${phase}`)}</p>}
      {phase === 'running' && large.length === 0 && <p className={classes.phase}>{t('replay.emptyStage')}</p>}
      {phase === 'running' && (
        <ul className={classes.places}>
          {large.map(({ endpointId, kind, here: isHere }) => (
            <li key={`${endpointId}-${kind}`} data-speaking={view.speaking === endpointId}>
              <strong>{nameOf(endpointId)}</strong>
              <span>{t(isHere ? `replay.kinds.${kind}` : 'replay.away')}</span>
            </li>
          ))}
        </ul>
      )}
      <p className={classes.floor}>
        {floor === null ? t('replay.noFloor') : t('replay.floor', { name: nameOf(floor.endpointId) })}
        {view.roll === null ? '' : ` · ${t('replay.calling', { name: nameOf(view.roll.called) })}`}
      </p>
    </div>
  );
};
