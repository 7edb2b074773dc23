import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import classes from './print-sheet.module.css';

/** A page that is only there on paper: while it is mounted, printing prints it and nothing else. */
export const PrintSheet = ({ children }: { children: ReactNode }) => {
  useEffect(() => {
    document.body.dataset['printing'] = 'sheet';
    return () => {
      delete document.body.dataset['printing'];
    };
  }, []);
  return createPortal(
    <div className={classes.sheet} data-print-sheet>
      {children}
    </div>,
    document.body,
  );
};
