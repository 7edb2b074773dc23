import { dayText, type ConclusionId, type Instant, type ResultOf } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { receiveConclusion } from '../../../core/acts/own.ts';
import { addTexts } from '../../../i18n/current-language.ts';
import { receiptTexts } from '../../../i18n/receipt-shelf.ts';
import { useHub } from '../../../react/hub-context.tsx';
import type { Acts } from '../../../react/use-acts.ts';
import type { Press } from '../../../react/use-press.ts';
import band from './floor-band.module.css';
import classes from './receive-band.module.css';

interface ReceiveBandProps {
  readonly acts: Acts;
  readonly press: Press;
  /** The first of those that the endpoint is asked to receive. */
  readonly asked: { readonly conclusionId: ConclusionId; readonly sentAt: Instant };
  /** How many come after it. */
  readonly more: number;
}

type Read = ResultOf<'receipts.read'>;
type Assigned = Read['assigned'];

/** A conclusion that concerns this endpoint, in large words, and the one button that receives it; above the stage, over nothing. */
const ReceiveBand = ({ acts, press, asked, more }: ReceiveBandProps) => {
  const { t } = useTranslation(['receipts', 'acts']);
  const { signalling } = useHub();
  const { conclusionId, sentAt } = asked;
  const [tries, setTries] = useState(1);
  const [read, setRead] = useState<Read | 'coming' | 'lost'>('coming');
  useEffect(() => {
    let gone = false;
    signalling.ask('receipts.read', { conclusionId }).then(
      (found) => {
        if (!gone) setRead(found);
      },
      (error: unknown) => {
        console.warn('receipts.read', error);
        if (!gone) setRead('lost');
      },
    );
    return () => {
      gone = true;
    };
  }, [signalling, conclusionId, sentAt, tries]);
  if (typeof read === 'string')
    return (
      <section className={band.band} data-kind="floor" data-testid="receive-band">
        <div className={`${band.words} ${classes.words}`}>
          <p role="status">{t(`receipts:${read}`)}</p>
        </div>
        {read === 'lost' && (
          <button
            type="button"
            className={band.end}
            onClick={() => {
              setRead('coming');
              setTries(tries + 1);
            }}
          >
            {t('receipts:retry')}
          </button>
        )}
      </section>
    );
  const { assigned, before } = read;
  return (
    <section className={band.band} data-kind="floor" data-testid="receive-band">
      <div className={`${band.words} ${classes.words}`} role="alert">
        <h2>
          {t(before === null ? 'receipts:title' : 'receipts:changed')}
          {more > 0 && <small> · {t('receipts:more', { count: more })}</small>}
        </h2>
        {/* Longer ones are read by scrolling, with the keyboard as well. */}
        <div className={classes.text} tabIndex={0} data-testid="receive-text">
          <p className={classes.work}>{assigned.work}</p>
          <Duties assigned={assigned} />
          {before !== null && <Before before={before} now={assigned} />}
        </div>
      </div>
      <button
        type="button"
        className={`${band.open} ${classes.receive}`}
        disabled={press.busy}
        data-testid="receive"
        onClick={() => press.run(() => acts.fill(receiveConclusion, { conclusionId, sentAt: read.sentAt }))}
      >
        {t(`acts:${receiveConclusion.name}.label`)}
      </button>
    </section>
  );
};

const Duties = ({ assigned: { leadUnit, cooperatingUnits, deadline } }: { readonly assigned: Assigned }) => {
  const { t } = useTranslation('receipts');
  return (
    <p>
      {[
        t('lead', { unit: leadUnit }),
        cooperatingUnits.length > 0 && t('cooperating', { units: cooperatingUnits.join('; ') }),
        deadline === null ? t('noDeadline') : t('deadline', { day: dayText(deadline) }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
};

/** How it stood when this endpoint received it before, as far as that reads otherwise. */
const Before = ({ before, now }: { readonly before: Assigned; readonly now: Assigned }) => {
  const { t } = useTranslation('receipts');
  const units = ({ cooperatingUnits }: Assigned): string => cooperatingUnits.join('; ');
  const day = ({ deadline }: Assigned): string => (deadline === null ? t('noDeadline') : dayText(deadline));
  const changes = [
    before.work !== now.work && t('before.work', { was: before.work }),
    before.leadUnit !== now.leadUnit && t('before.lead', { was: before.leadUnit }),
    units(before) !== units(now) && t('before.cooperating', { was: units(before) || t('before.nobody') }),
    before.deadline !== now.deadline && t('before.deadline', { was: day(before) }),
  ].filter((change) => change !== false);
  return (
    <ul className={classes.before} data-testid="receive-before">
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );
};

/** It, with its texts. */
export const loadReceiveBand = async () => {
  await addTexts(receiptTexts);
  return { ReceiveBand };
};
