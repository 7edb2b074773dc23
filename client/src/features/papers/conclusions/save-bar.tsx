import type { SavedVersion } from '@diem-cau/shared';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './save-bar.module.css';

interface SaveBarProps {
  readonly changed: boolean;
  readonly overtaken: boolean;
  readonly hasFaults: boolean;
  /** The newest version; null before the first. */
  readonly version: SavedVersion | null;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: () => void;
  readonly onForget: () => Promise<void>;
}

/** The bar that stays in sight: whether all is saved, the button that saves, the keys. */
export const SaveBar = (props: SaveBarProps) => {
  const { changed, overtaken, hasFaults, version, busy, error, onSave, onForget } = props;
  const { t } = useTranslation('conclusions');
  const { moment } = useTimes();
  const standing = (): string => {
    if (overtaken) return t('save.decide');
    if (changed) return t('save.unsaved');
    return version === null
      ? t('save.nothing')
      : t('save.saved', { version: version.version, at: moment(version.at), by: version.by });
  };
  return (
    <Stack gap="xs" className={classes.bar ?? ''}>
      <TroubleNotice error={overtaken ? null : error} wording={{ 'edited-meanwhile': t('save.meanwhile') }} />
      <Group wrap="nowrap">
        <Button
          size="md"
          className={classes.button ?? ''}
          leftSection={<IconDeviceFloppy size={20} aria-hidden />}
          loading={busy}
          disabled={!changed || overtaken}
          onClick={onSave}
        >
          {t('save.save')}
        </Button>
        <div>
          <Text size="sm" role="status" fw={changed ? 600 : 400}>
            {standing()}
          </Text>
          {hasFaults ? (
            <Text role="alert" size="sm" c="red" fw={600}>
              {t('faults.some')}
            </Text>
          ) : (
            <Text size="xs" c="gray.7" visibleFrom="sm">
              {t('save.keys')}
            </Text>
          )}
        </div>
        {changed && !overtaken && (
          <AskOnce
            title={t('save.forget')}
            sentence={t('save.forgetSentence')}
            verb={t('save.forget')}
            act={onForget}
            opener={(open) => (
              <Button ml="auto" className={classes.button ?? ''} variant="subtle" color="accent.8" onClick={open}>
                {t('save.forget')}
              </Button>
            )}
          />
        )}
      </Group>
    </Stack>
  );
};
