import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../ui/desk/figures.ts';
import classes from './documents.module.css';

/** How much of a document is on its way, and the button that stops it. */
export const SendingProgress = ({ share, onStop }: { share: number; onStop: () => void }) => {
  const { t } = useTranslation('documents');
  const percent = Math.floor(share * 100);
  return (
    <Group gap="sm">
      <div className={classes.progress}>
        <Text size="sm" role="status">
          {share >= 1 ? t('upload.checking') : t('upload.sending', { percent: numberText(percent) })}
        </Text>
        <Progress value={percent} aria-label={t('upload.title')} />
      </div>
      <Button variant="default" onClick={onStop}>
        {t('upload.stop')}
      </Button>
    </Group>
  );
};
