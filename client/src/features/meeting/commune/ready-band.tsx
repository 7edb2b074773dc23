import { UnreadyReason } from '@diem-cau/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayReady, sayUnready } from '../../../core/acts/own.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import { addTexts } from '../../../i18n/current-language.ts';
import { readyTexts } from '../../../i18n/ready-shelf.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useMeeting } from '../../../react/use-meeting.ts';
import type { Press } from '../../../react/use-press.ts';
import { useTone } from '../../../react/use-tone.ts';
import { CheckpointBand } from './checkpoint-band.tsx';
import band from './floor-band.module.css';
import classes from './ready-band.module.css';

interface ReadyBandProps {
  readonly acts: Acts;
  readonly press: Press;
  /** Since when it is asked: another question is answered anew. */
  readonly since: number;
}

/** Whether this endpoint is ready, in large words with two buttons; what was answered stands in a line, and can be changed. */
const ReadyBand = ({ acts, press, since }: ReadyBandProps) => {
  const { t } = useTranslation(['ready', 'acts']);
  const { own } = useEndpoint();
  const { time } = useClockText();
  const answer = useMeeting((meeting) => seatOf(meeting, own)?.ready ?? null);
  const [asks, setAsks] = useState<'whether' | 'why' | null>(null);
  useTone('floor', [String(since)]);
  const answered = (work: () => Promise<unknown>): void =>
    press.run(async () => {
      await work();
      setAsks(null);
    });
  if (answer !== null && asks === null)
    return (
      <p className={classes.said} role="status" data-testid="ready-said" data-stands={answer.stands}>
        {t(`ready:said.${answer.stands}`)} ({time(answer.at)}){' '}
        <button type="button" className={classes.change} data-testid="ready-change" onClick={() => setAsks('whether')}>
          {t('ready:change')}
        </button>
      </p>
    );
  return (
    <section className={band.band} data-kind="floor" data-testid="ready-band">
      <div className={band.words} role="alert">
        <h2>{t(asks === 'why' ? 'ready:why' : 'ready:question')}</h2>
      </div>
      {asks === 'why' ? (
        <>
          {UnreadyReason.options.map((reason) => (
            <button
              key={reason}
              type="button"
              className={band.end}
              disabled={press.busy}
              data-testid={`unready-${reason}`}
              onClick={() => answered(() => acts.fill(sayUnready, { reason }))}
            >
              {t(`ready:reasons.${reason}`)}
            </button>
          ))}
          <button type="button" className={band.end} data-testid="ready-back" onClick={() => setAsks(null)}>
            {t('ready:back')}
          </button>
        </>
      ) : (
        <>
          <button
            type="button"
            className={band.open}
            disabled={press.busy}
            data-testid="say-ready"
            onClick={() => answered(() => acts.send({ act: sayReady, on: null }))}
          >
            {t(`acts:${sayReady.name}.label`)}
          </button>
          <button type="button" className={band.end} data-testid="say-unready" onClick={() => setAsks('why')}>
            {t(`acts:${sayUnready.name}.label`)}
          </button>
        </>
      )}
    </section>
  );
};

/** It and what asks for presence, with their texts. */
export const loadReadyBand = async () => {
  await addTexts(readyTexts);
  return { ReadyBand, CheckpointBand };
};
