import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SendingState } from '../../../core/send-in-pieces.ts';
import { numberText } from '../../../ui/desk/figures.ts';
import classes from './signed-documents.module.css';

/** How much of a document the hub has, whether the line is cut, and the button that stops it. */
export const SendingProgress = ({ state: { share, cut }, onStop }: { state: SendingState; onStop: () => void }) => {
  const { t } = useTranslation('signed-documents');
  const percent = Math.floor(share * 100);
  const words = cut ? 'upload.cut' : share >= 1 ? 'upload.checking' : 'upload.sending';
  return (
    <Group gap="sm">
      <div className={classes.progress}>
        <Text size="sm" role="status" data-cut={cut}>
          {t(words, { percent: numberText(percent) })}
        </Text>
        <Progress value={percent} color={cut ? 'yellow' : 'accent'} aria-label={t('upload.title')} />
      </div>
      <Button variant="default" onClick={onStop}>
        {t('upload.stop')}
      </Button>
    </Group>
  );
};
