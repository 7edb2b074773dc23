import { useEffect, useRef, type ReactNode } from 'react';
import classes from './strip.module.css';

interface StripProps {
  readonly role: 'group' | 'alertdialog';
  readonly label: string;
  readonly describedBy?: string;
  readonly testId: string;
  readonly children: ReactNode;
  /** By Escape. */
  readonly onClose: () => void;
}

/** Something that somebody opened in the strip of the commands: the focus goes in, Escape closes it. */
export const Strip = ({ role, label, describedBy, testId, children, onClose }: StripProps) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Not on what acts: a clicker's Enter must press nothing that nobody chose.
    (place.current?.querySelector<HTMLElement>('[data-harmless]') ?? place.current)?.focus();
  }, []);
  return (
    <div
      ref={place}
      className={classes.strip}
      role={role}
      tabIndex={-1}
      aria-label={label}
      aria-describedby={describedBy}
      data-testid={testId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {children}
    </div>
  );
};
