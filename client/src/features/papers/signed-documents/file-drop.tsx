import { largestPdf } from '@diem-cau/shared';
import { Button, FileButton, Text } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './signed-documents.module.css';
import { sizeText } from './file-words.ts';

interface FileDropProps {
  /** A file is chosen already. */
  readonly again: boolean;
  readonly busy: boolean;
  readonly onChoose: (files: readonly File[]) => void;
}

/** The place onto which a file is dragged, with the button that does the same by the keyboard. */
export const FileDrop = ({ again, busy, onChoose }: FileDropProps) => {
  const { t } = useTranslation('signed-documents');
  const [over, setOver] = useState(false);
  const reset = useRef<() => void>(null);
  return (
    <div
      className={classes.drop}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onChoose([...event.dataTransfer.files]);
      }}
    >
      <IconFileTypePdf size={32} stroke={1.5} aria-hidden />
      <Text>{t('upload.drop')}</Text>
      <FileButton
        accept="application/pdf,.pdf"
        resetRef={reset}
        onChange={(file) => {
          // The same file can be chosen again, after it was mended.
          reset.current?.();
          if (file !== null) onChoose([file]);
        }}
      >
        {(props) => (
          <Button {...props} variant="default" disabled={busy}>
            {t(again ? 'upload.chooseAnother' : 'upload.choose')}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="gray.7">
        {t('upload.most', { size: sizeText(largestPdf) })}
      </Text>
    </div>
  );
};
