import { useTranslation } from 'react-i18next';
import { useHub } from '../../../react/hub-context.tsx';
import classes from './waiting.module.css';

/** Before anybody joins: that this PC will, without a press. */
export const JoinsByItself = () => {
  const { t } = useTranslation('meeting');
  const { me } = useHub().hello;
  if (me.kind !== 'endpoint' || me.joinsByItself !== true) return null;
  return (
    <p className={classes.mayBeOpened} data-testid="joins-by-itself">
      {t('waiting.joinsByItself')}
    </p>
  );
};
