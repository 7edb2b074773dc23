import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';

interface PageDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** A dialog over the page, closed by its button or by Escape. */
export const PageDialog = ({ title, children, onClose }: PageDialogProps) => {
  const { t } = useTranslation('common');
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={classes.panel}
      aria-labelledby={titleId}
      data-testid="panel"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={classes.panelHead}>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className={classes.no} autoFocus data-testid="panel-close" onClick={onClose}>
          {t('close')}
        </button>
      </header>
      {children}
    </dialog>
  );
};
