import { Button, Group, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './paper-desk.module.css';
import type { PaperKind } from './paper-kind.ts';
import { paperFile } from './papers-api.ts';

interface FilesCardProps {
  readonly kind: Pick<PaperKind, 'name'>;
  readonly meetingId: string;
  /** The version that is shown, 0 for the record's proposal. */
  readonly version: number;
  /** What is written and not saved is in no file. */
  readonly isBegun: boolean;
  /** Null where there is nothing to save, or it cannot be saved now. */
  readonly onSave: (() => void) | null;
}

/** The version that is shown as DOCX and PDF. */
export const FilesCard = ({ kind, meetingId, version, isBegun, onSave }: FilesCardProps) => {
  const { t } = useTranslation('papers');
  return (
    <section className={classes.panel} aria-labelledby="paper-files">
      <Title order={2} id="paper-files" mb="xs">
        {t('files.title')}
      </Title>
      <Text size="sm">{version === 0 ? t('files.ofProposal') : t('files.ofVersion', { n: version })}</Text>
      <Group gap="xs" mt="xs">
        {(['docx', 'pdf'] as const).map((file) => (
          <Button
            key={file}
            component="a"
            href={paperFile(meetingId, kind, file, version === 0 ? null : version)}
            download
            variant="default"
            size="sm"
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            {file.toUpperCase()}
          </Button>
        ))}
      </Group>
      {isBegun && (
        <>
          <Text size="sm" mt="xs" fw={600}>
            {t('files.notIn')}
          </Text>
          {onSave !== null && (
            <Button mt={4} size="compact-sm" variant="subtle" color="accent.8" onClick={onSave}>
              {t('files.saveFirst')}
            </Button>
          )}
        </>
      )}
    </section>
  );
};
