import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './desk-dialog.module.css';

interface DeskDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: 'md' | 'lg' | 'xl';
  /** What is shown only once is not closed by a slip of the mouse, but by the dialog's own button. */
  readonly shownOnce?: boolean;
  readonly children: ReactNode;
}

/** A dialog over a desk page. Its title stands in no `header`, which would be a second banner of the page to a screen reader. */
export const DeskDialog = ({ opened, onClose, title, size = 'md', shownOnce = false, children }: DeskDialogProps) => {
  const { t } = useTranslation('desk');
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={size}
      centered
      closeOnClickOutside={!shownOnce}
      closeOnEscape={!shownOnce}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes.head}>
          <Modal.Title className={classes.title ?? ''}>{title}</Modal.Title>
          {!shownOnce && <Modal.CloseButton aria-label={t('close')} />}
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};
