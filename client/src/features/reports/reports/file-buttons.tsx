import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fileKinds, type FileKind } from './reports-api.ts';

/** The report as files with the same filters, and on paper. */
export const FileButtons = ({ pathOf }: { pathOf: (kind: FileKind) => string }) => {
  const { t } = useTranslation('desk');
  return (
    <>
      {fileKinds.map((kind) => (
        <Button
          key={kind}
          component="a"
          href={pathOf(kind)}
          download
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          {kind.toUpperCase()}
        </Button>
      ))}
      <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
        {t('print')}
      </Button>
    </>
  );
};
