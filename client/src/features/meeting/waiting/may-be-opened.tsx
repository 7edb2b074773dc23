import { useTranslation } from 'react-i18next';
import { useHub } from '../../../react/hub-context.tsx';
import classes from './waiting.module.css';

/** Before anybody joins: whether the chair may open the microphone of this place. */
export const MayBeOpened = () => {
  const { t } = useTranslation('floor');
  const { me } = useHub().hello;
  if (me.kind !== 'endpoint' || me.leads || me.mayBeOpened === undefined) return null;
  return (
    <p className={classes.mayBeOpened} data-testid="may-be-opened">
      {t(me.mayBeOpened ? 'waiting.mayBeOpened' : 'waiting.onlyInvited')}
    </p>
  );
};
