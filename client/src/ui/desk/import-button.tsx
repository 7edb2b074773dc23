import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { DeskDialog } from './desk-dialog.tsx';
import { ImportSteps, type Importing } from './import-steps.tsx';

interface ImportButtonProps {
  readonly label: string;
  readonly title: string;
  readonly importing: Importing;
  readonly onImported: () => void;
}

/** The button that imports a CSV file, and its dialog. */
export const ImportButton = ({ label, title, importing, onImported }: ImportButtonProps) => {
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const done = (): void => {
    close();
    onImported();
  };
  return (
    <>
      <Button variant="default" leftSection={<IconUpload size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <DeskDialog opened={open} onClose={close} title={title} size="lg">
        {open && <ImportSteps importing={importing} onCancel={close} onImported={done} />}
      </DeskDialog>
    </>
  );
};
