import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './room.module.css';
import { StripButton } from './strip-button.tsx';

/** The devices in the place of the stage, whose picture gives way while they are chosen. */
export const DevicePlace = ({ children, onClose }: { children: ReactNode; onClose: () => void }) => {
  const { t } = useTranslation(['devices', 'common']);
  const titleId = useId();
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <section
      ref={place}
      className={classes.devices}
      tabIndex={-1}
      aria-labelledby={titleId}
      data-testid="panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header>
        <h2 id={titleId}>{t('devices:title')}</h2>
        <StripButton label={t('common:close')} testId="panel-close" onPress={onClose} />
      </header>
      {children}
    </section>
  );
};
