import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './file-digest.module.css';

interface FileDigestProps {
  /** What the file is called, for who cannot see beside what the button stands. */
  readonly file: string;
  /** 64 hexadecimal digits. */
  readonly digest: string;
}

/** The SHA-256 of a file, whole, so that it can be compared by eye, on paper and by copying. */
export const FileDigest = ({ file, digest }: FileDigestProps) => {
  const { t } = useTranslation('desk');
  const clipboard = useClipboard({ timeout: 3000 });
  return (
    <span className={classes.digest}>
      <code>{digest}</code>{' '}
      <Button
        size="compact-xs"
        variant="default"
        className={classes.copy ?? ''}
        leftSection={clipboard.copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        onClick={() => clipboard.copy(digest)}
        aria-label={t(clipboard.copied ? 'digest.copied' : 'digest.copyOf', { file })}
      >
        <span aria-live="polite">{clipboard.copied ? t('digest.copied') : t('digest.copy')}</span>
      </Button>
    </span>
  );
};
