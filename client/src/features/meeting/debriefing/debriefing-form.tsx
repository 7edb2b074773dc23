import type { EndpointId, MeetingView } from '@diem-cau/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beginDebriefing } from '../../../core/acts/debriefing.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { usePress } from '../../../react/use-press.ts';
import classes from './debriefing.module.css';

interface DebriefingFormProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly onDone: () => void;
}

/** Which endpoints stay with the room when the meeting ends for all; whoever goes away meanwhile is no longer among them. */
export const DebriefingForm = ({ view, acts, onDone }: DebriefingFormProps) => {
  const { t } = useTranslation('debriefing');
  const press = usePress();
  const [marked, setMarked] = useState<ReadonlySet<EndpointId>>(new Set());
  const there = view.seats.filter(({ leads, seat }) => !leads && seat.state === 'present');
  const stay = there.filter(({ endpointId }) => marked.has(endpointId));
  const mark = (endpointId: EndpointId, on: boolean): void =>
    setMarked(new Set([...[...marked].filter((each) => each !== endpointId), ...(on ? [endpointId] : [])]));
  const begin = async (): Promise<void> => {
    await acts.fill(beginDebriefing, { endpointIds: stay.map(({ endpointId }) => endpointId) });
    onDone();
  };
  return (
    <form
      className={classes.form}
      data-testid="debriefing-form"
      onSubmit={(event) => {
        event.preventDefault();
        press.run(begin);
      }}
    >
      <p>{t('explained')}</p>
      <fieldset className={classes.who}>
        <legend>{t('who')}</legend>
        {there.map(({ endpointId, name }) => (
          <label key={endpointId} className={classes.one}>
            <input
              type="checkbox"
              checked={marked.has(endpointId)}
              data-testid={`stays-${endpointId}`}
              onChange={({ currentTarget }) => mark(endpointId, currentTarget.checked)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <p role="status" className={classes.chosen}>
        {stay.length === 0 ? t('nobody') : t('chosen', { names: stay.map(({ name }) => name).join(', ') })}
      </p>
      {press.trouble !== null && (
        <p role="alert" className={classes.trouble}>
          {press.trouble}
        </p>
      )}
      <button
        type="submit"
        className={classes.begin}
        disabled={stay.length === 0 || press.busy || !acts.isPossible(beginDebriefing, null)}
        data-testid="debriefing-begin"
      >
        {t('begin')}
      </button>
    </form>
  );
};
