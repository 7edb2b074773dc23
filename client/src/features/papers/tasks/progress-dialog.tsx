import type { TaskBody } from '@diem-cau/shared';
import { Group, Radio, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tabStorage } from '../../../core/tab-storage.ts';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { ProgressEntries } from './progress-entries.tsx';
import { keepNote, recallNote } from './note-memory.ts';
import { noteProgress } from './tasks-api.ts';
import classes from './tasks.module.css';

const states = ['open', 'done', 'withdrawn'] as const;

interface ProgressDialogProps {
  /** Null while nothing is noted. */
  readonly task: TaskBody | null;
  readonly onClose: () => void;
  readonly onNoted: () => void;
}

/** Where it is noted how far a task is: its state and a note, below them what was noted before. */
export const ProgressDialog = ({ task, ...rest }: ProgressDialogProps) => {
  const { t } = useTranslation('tasks');
  return (
    <DeskDialog opened={task !== null} onClose={rest.onClose} title={t('dialog.title')} size="lg">
      {task !== null && <Fields task={task} {...rest} />}
    </DeskDialog>
  );
};

const Fields = ({ task, onClose, onNoted }: ProgressDialogProps & { readonly task: TaskBody }) => {
  const { t } = useTranslation('tasks');
  const [state, setState] = useState(task.state);
  const [note, setNote] = useState(() => recallNote(tabStorage(), task.conclusionId));
  const [checked, setChecked] = useState(false);
  const saysNothing = note.trim() === '' && state === task.state;
  const noting = useAttempt(async () => {
    await noteProgress(task, { state, note: note.trim() });
    keepNote(tabStorage(), task.conclusionId, '');
    onNoted();
  });
  const submit = (): void => {
    setChecked(true);
    if (!saysNothing) void noting.run();
  };
  return (
    <DeskForm
      attempt={noting}
      onSubmit={submit}
      onCancel={onClose}
      verb={t('note')}
      below={
        task.progress.length > 0 && (
          <section>
            <Title order={3} mb={4}>
              {t('dialog.history')}
            </Title>
            <ProgressEntries progress={task.progress} />
          </section>
        )
      }
    >
      <Text className={classes.work ?? ''} fw={600}>
        {task.work}
      </Text>
      <Radio.Group
        label={t('dialog.state')}
        value={state}
        onChange={(value) => setState(states.find((each) => each === value) ?? task.state)}
      >
        <Group mt={4}>
          {states.map((value) => (
            <Radio key={value} value={value} label={t(`states.${value}`)} />
          ))}
        </Group>
      </Radio.Group>
      <TextInput
        label={t('dialog.text')}
        description={t('dialog.textHint')}
        maxLength={1000}
        data-autofocus
        value={note}
        onChange={({ currentTarget }) => {
          setNote(currentTarget.value);
          keepNote(tabStorage(), task.conclusionId, currentTarget.value);
        }}
        error={checked && saysNothing ? t('dialog.nothing') : null}
      />
    </DeskForm>
  );
};
