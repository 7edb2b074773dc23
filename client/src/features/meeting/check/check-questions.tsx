import { useTranslation } from 'react-i18next';
import { useLevel } from '../../../react/use-level.ts';
import { LevelBar } from '../../../ui/level-bar.tsx';
import classes from './check-page.module.css';

interface CheckQuestionsProps {
  readonly asks: 'speak' | 'listen' | 'heard';
  readonly onAnswer: (heard: 'yes' | 'no') => void;
}

/** What the person has to say and to hear while the microphone is tried. */
export const CheckQuestions = ({ asks, onAnswer }: CheckQuestionsProps) => {
  const { t } = useTranslation(['check', 'devices']);
  const level = useLevel();
  return (
    <section className={classes.ask} role="alert" data-testid={`check-asks-${asks}`}>
      <p>{t(asks)}</p>
      {asks === 'speak' && <LevelBar level={level} label={t('devices:levelLabel')} />}
      {asks === 'heard' && (
        <div className={classes.buttons}>
          <button
            type="button"
            className={`${classes.button} ${classes.main}`}
            data-testid="heard-yes"
            onClick={() => onAnswer('yes')}
          >
            {t('heardYes')}
          </button>
          <button type="button" className={classes.button} data-testid="heard-no" onClick={() => onAnswer('no')}>
            {t('heardNo')}
          </button>
        </div>
      )}
    </section>
  );
};
