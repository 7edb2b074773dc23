import type { CheckLight as Light } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import classes from './check-light.module.css';

const signs = { green: '✓', amber: '!', red: '✕', skipped: '–', none: '', now: '' } as const;

/** How something of a check stands: by shape, sign and word, not by colour alone. `none`: not looked at yet. */
export const CheckLight = ({ light, label }: { light: Light | 'none' | 'now'; label?: string }) => {
  const { t } = useTranslation('check');
  const word = light === 'none' ? t('later') : light === 'now' ? t('now') : t(`lights.${light}`);
  return (
    <span className={`${classes.light} ${classes[light]}`} role="img" aria-label={label ?? word} data-light={light}>
      {signs[light]}
    </span>
  );
};
