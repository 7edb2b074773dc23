import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '../../ui/desk/desk-dialog.tsx';
import { ImportSteps } from './import-steps.tsx';

/** The button that imports units and endpoints, and its dialog. */
export const ImportCsv = ({ onImported }: { onImported: () => void }) => {
  const { t } = useTranslation('admin');
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const done = (): void => {
    close();
    onImported();
  };
  return (
    <>
      <Button variant="default" leftSection={<IconUpload size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('import.open')}
      </Button>
      <DeskDialog opened={open} onClose={close} title={t('import.title')} size="lg">
        {open && <ImportSteps onCancel={close} onImported={done} />}
      </DeskDialog>
    </>
  );
};
