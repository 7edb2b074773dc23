import { checkTasks } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkStartTexts, checkTexts } from '../../../i18n/check-shelf.ts';
import { addTexts } from '../../../i18n/current-language.ts';
import { useHub } from '../../../react/hub-context.tsx';
import { Part } from '../../../ui/part.tsx';
import { LateWaiters } from '../waiters/index.ts';
import classes from './own-check.module.css';

interface OwnCheckProps {
  readonly name: string;
  readonly leads: boolean;
}

interface ShownCheck {
  readonly attended: boolean;
  /** How many were shown before it. */
  readonly count: number;
  readonly isOver: boolean;
}

const next = (now: ShownCheck | null, attended: boolean): ShownCheck => ({
  attended,
  count: (now?.count ?? 0) + 1,
  isOver: false,
});

/** What shows a check comes when the first is begun. */
const loadPage = async () => {
  const [{ CheckPage }] = await Promise.all([import('./check-page.tsx'), addTexts(checkTexts)]);
  return CheckPage;
};

/** Begins a check of this endpoint: by its button, or when the district or the hub asks for it; it lies over the waiting page. */
const OwnCheck = ({ name, leads }: OwnCheckProps) => {
  const { t } = useTranslation('checkStart');
  const { signalling } = useHub();
  const [shown, setShown] = useState<ShownCheck | null>(null);
  useEffect(
    () =>
      signalling.onTaskOf('check.asked', checkTasks['check.asked'], () =>
        // A result that somebody left on the screen gives way.
        setShown((now) => (now === null || now.isOver ? next(now, false) : now)),
      ),
    [signalling],
  );
  const begin = (): void => setShown((now) => next(now, true));
  return (
    <>
      {leads && <LateWaiters />}
      <div className={classes.start}>
        <button type="button" className={classes.check} data-testid="check" onClick={begin}>
          {t('own')}
        </button>
        {leads && (
          <a href="/checks" className={classes.check}>
            {t('all')}
          </a>
        )}
      </div>
      {shown !== null && (
        <Part load={loadPage}>
          {(CheckPage) => (
            <CheckPage
              key={shown.count}
              name={name}
              attended={shown.attended}
              onClose={() => setShown(null)}
              onOver={() => setShown((now) => now && { ...now, isOver: true })}
              onAgain={begin}
            />
          )}
        </Part>
      )}
    </>
  );
};

/** It, with its texts. */
export const loadOwnCheck = async () => {
  await addTexts(checkStartTexts);
  return OwnCheck;
};
