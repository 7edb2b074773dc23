import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './stage.module.css';
import { StripButton } from './strip-button.tsx';

interface StagePlaceProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** Something to be looked at in the place of the stage, whose picture gives way meanwhile: the devices, the help. */
export const StagePlace = ({ title, children, onClose }: StagePlaceProps) => {
  const { t } = useTranslation('common');
  const titleId = useId();
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <section
      ref={place}
      className={classes.place}
      tabIndex={-1}
      aria-labelledby={titleId}
      data-testid="panel"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        <StripButton label={t('close')} testId="panel-close" onPress={onClose} />
      </header>
      {children}
    </section>
  );
};
