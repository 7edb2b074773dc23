import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './banner.module.css';

interface BannerProps {
  readonly children: ReactNode;
  readonly tone?: 'trouble' | 'warn';
  readonly testId?: string;
  /** Without it the sentence stays until its cause is gone. */
  readonly onClose?: () => void;
}

/** A sentence in large letters about something that is wrong, read out by a screen reader. */
export const Banner = ({ children, tone = 'trouble', testId, onClose }: BannerProps) => {
  const { t } = useTranslation('common');
  return (
    <div className={`${classes.banner} ${classes[tone]}`} role="alert" data-testid={testId}>
      <p>{children}</p>
      {onClose !== undefined && (
        <button type="button" className={classes.close} aria-label={t('close')} onClick={onClose}>
          <IconX aria-hidden="true" size="1.4em" />
        </button>
      )}
    </div>
  );
};
