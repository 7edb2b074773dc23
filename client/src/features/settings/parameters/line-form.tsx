import {
  subjectKey,
  type Day,
  type EndpointBody,
  type ParameterEntry,
  type ParametersBody,
  type ParameterSubject,
} from '@diem-cau/shared';
import { Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useLanguage } from '../../../ui/desk/use-language.ts';
import { useSubjectWords } from '../../../ui/desk/use-subject-words.ts';
import { draftFrom, lineFaults, lineOf } from './line-draft.ts';
import { addLines } from './parameters-api.ts';
import { endpointParameters, shownOn } from './subjects.ts';

interface LineFormProps {
  /** Null while the form is shut. */
  readonly subject: ParameterSubject | null;
  /** Another parameter of the same endpoint was chosen. */
  readonly onSubject: (subject: ParameterSubject) => void;
  readonly entries: readonly ParameterEntry[];
  readonly endpoints: readonly EndpointBody[];
  readonly today: Day;
  readonly onClose: () => void;
  readonly onSaved: (table: ParametersBody) => void;
}

/** Adds a line to the table: the three figures, from when, by what rule, who answers for it. */
export const LineForm = (props: LineFormProps) => {
  const { subject, onSubject, endpoints, onClose } = props;
  const { t } = useTranslation('parameters');
  const words = useSubjectWords(endpoints);
  const title = subject === null ? '' : [words.name(subject), words.scope(subject)].filter(Boolean).join(', ');
  return (
    <DeskDialog opened={subject !== null} onClose={onClose} size="lg" title={title}>
      {subject !== null && (
        <Stack>
          {subject.of === 'endpoint' && (
            <NativeSelect
              label={t('parameter')}
              value={subject.name}
              onChange={({ currentTarget: { value } }) => {
                const name = endpointParameters.find((each) => each === value);
                if (name !== undefined) onSubject({ ...subject, name });
              }}
              data={endpointParameters.map((name) => ({ value: name, label: words.name({ ...subject, name }) }))}
            />
          )}
          <Fields key={subjectKey(subject)} {...props} subject={subject} unit={words.unit(subject)} />
        </Stack>
      )}
    </DeskDialog>
  );
};

const Fields = (
  props: Omit<LineFormProps, 'onSubject'> & { readonly subject: ParameterSubject; readonly unit: string },
) => {
  const { subject, unit, entries, today, onClose, onSaved } = props;
  const { t } = useTranslation('parameters');
  const language = useLanguage();
  const { now } = shownOn(entries, subject, today);
  const [draft, setDraft] = useState(() => draftFrom(now));
  const [checked, setChecked] = useState(false);
  const faults = checked ? lineFaults(draft, language) : [];
  const save = useAttempt(async () => {
    const line = lineOf(subject, draft, language);
    if (line !== null) onSaved(await addLines([line]));
  });
  const submit = (): void => {
    setChecked(true);
    void save.run();
  };
  return (
    <DeskForm attempt={save} onSubmit={submit} onCancel={onClose} verb={t('addLine')}>
      <Text size="sm">{t(`hints.${subject.of}.${subject.name}`)}</Text>
      <Group align="flex-start" grow>
        {(['low', 'base', 'high'] as const).map((name) => (
          <TextInput
            key={name}
            label={t('figureIn', { name: t(name), unit })}
            inputMode="decimal"
            maxLength={16}
            disabled={!draft.known}
            value={draft[name]}
            onChange={({ currentTarget: { value } }) => setDraft({ ...draft, [name]: value })}
            error={faults.includes(name) ? t('faults.figure') : null}
          />
        ))}
      </Group>
      <Text size="sm" c="gray.7">
        {t('figuresHint')}
      </Text>
      <Checkbox
        label={t(subject.of === 'type' ? 'noLonger' : 'becomesUnknown')}
        checked={!draft.known}
        onChange={({ currentTarget }) => setDraft({ ...draft, known: !currentTarget.checked })}
      />
      <DayField
        label={t('from')}
        description={t('fromHint')}
        written={draft.validFrom}
        onChange={(validFrom) => setDraft({ ...draft, validFrom })}
        checked={checked}
      />
      <TextInput
        label={t('rule')}
        description={t('ruleHint')}
        maxLength={500}
        value={draft.rule}
        onChange={({ currentTarget }) => setDraft({ ...draft, rule: currentTarget.value })}
        error={faults.includes('rule') ? t('faults.rule') : null}
      />
      <TextInput
        label={t('signedOffBy')}
        description={t('signedOffHint')}
        maxLength={160}
        value={draft.signedOffBy}
        onChange={({ currentTarget }) => setDraft({ ...draft, signedOffBy: currentTarget.value })}
      />
    </DeskForm>
  );
};
