import { useWindowEvent } from '@mantine/hooks';

interface ClerkKeys {
  /** To the next endpoint (1) or the one before (-1). */
  readonly step: (by: 1 | -1) => void;
  readonly confirm: () => void;
}

/** The keys of the roll call, wherever on the page the keyboard is: the clerk's eyes are on the names. */
export const useClerkKeys = ({ step, confirm }: ClerkKeys): void => {
  useWindowEvent('keydown', (event) => {
    if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && event.ctrlKey && !event.repeat) {
      event.preventDefault();
      confirm();
    }
  });
};
