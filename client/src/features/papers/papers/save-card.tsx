import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconCircleCheckFilled, IconFileDescription, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import classes from './paper-desk.module.css';

interface SaveCardProps {
  /** The newest version's number, 0 for none. */
  readonly newest: number;
  readonly isBegun: boolean;
  /** Whether a reload of the page would lose nothing. */
  readonly isKept: boolean;
  readonly mayWrite: boolean;
  readonly note: string;
  readonly busy: boolean;
  readonly hasFaults: boolean;
  readonly error: unknown;
  /** Somebody saved another version: that has to be settled first. */
  readonly overtaken: boolean;
  /** An earlier version is shown, which is only read. */
  readonly isEarlier: boolean;
  readonly onSettle: () => void;
  readonly onNote: (note: string) => void;
  readonly onSave: () => void;
  readonly onForget: () => void;
}

const icons = { saved: IconCircleCheckFilled, unsaved: IconPencil, proposed: IconFileDescription } as const;

/** How far the paper is (proposed, being written, saved), and what saves it as a new version. */
export const SaveCard = (props: SaveCardProps) => {
  const { newest, isBegun, isKept, mayWrite, note, busy, hasFaults, error, overtaken, isEarlier } = props;
  const { onSettle, onNote, onSave, onForget } = props;
  const { t } = useTranslation('papers');
  const state = isBegun ? 'unsaved' : newest === 0 ? 'proposed' : 'saved';
  const Icon = icons[state];
  return (
    <section className={classes.panel} aria-labelledby="paper-state">
      <Title order={2} id="paper-state" mb="xs">
        {t('state.title')}
      </Title>
      <div className={classes.state} data-state={state} role="status">
        <Icon size={22} aria-hidden />
        <span>{t(`state.${state}`, { n: newest })}</span>
      </div>
      {isBegun && (
        <Text size="sm" mt={4} {...(isKept ? {} : { c: 'red' })}>
          {t(isKept ? 'state.kept' : 'state.notKept')}
        </Text>
      )}
      {mayWrite && !isEarlier ? (
        <Stack gap="xs" mt="sm">
          <TextInput
            label={t('save.note')}
            description={t('save.noteHint')}
            maxLength={300}
            value={note}
            readOnly={busy}
            onChange={({ currentTarget }) => onNote(currentTarget.value.replace(/\p{Cc}/gu, ' '))}
          />
          <TroubleNotice error={error} wording={{ 'edited-meanwhile': t('save.meanwhile') }} />
          {hasFaults && (
            <Text role="alert" size="sm" c="red" fw={600}>
              {t('faults.some')}
            </Text>
          )}
          <Button loading={busy} disabled={overtaken || (newest > 0 && !isBegun)} onClick={onSave}>
            {t('save.save', { n: newest + 1 })}
          </Button>
          {overtaken ? (
            <Button size="sm" variant="default" onClick={onSettle}>
              {t('save.overtaken')}
            </Button>
          ) : (
            <Text size="xs" c="gray.7">
              {t('save.keys')}
            </Text>
          )}
          {isBegun && !overtaken && (
            <AskOnce
              title={t('forget.title')}
              sentence={t('forget.sentence')}
              verb={t('forget.verb')}
              act={async () => onForget()}
              opener={(open) => (
                <Group justify="flex-start">
                  <Button size="compact-sm" variant="subtle" color="accent.8" onClick={open}>
                    {t('forget.verb')}
                  </Button>
                </Group>
              )}
            />
          )}
        </Stack>
      ) : (
        <Text size="sm" mt="xs">
          {t(mayWrite ? 'state.isEarlier' : 'state.readOnly')}
        </Text>
      )}
    </section>
  );
};
