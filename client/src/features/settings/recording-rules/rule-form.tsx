import {
  RecordingChoice,
  RecordingDays,
  recordingDays,
  type RecordingRule,
  type RecordingRulesBody,
} from '@diem-cau/shared';
import { Button, Checkbox, NumberInput, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { changeRecordingRule } from './recording-rules-api.ts';
import type { TypeRule } from './rules-table.tsx';
import { useRuleWords } from './use-rule-words.ts';

interface RuleFormProps {
  /** Null while the form is shut. */
  readonly rule: TypeRule | null;
  readonly onClose: () => void;
  readonly onSaved: (rules: RecordingRulesBody) => void;
}

/** Sets how meetings of one type are recorded and for how long that is kept, or gives that back to the program. */
export const RuleForm = ({ rule, ...rest }: RuleFormProps) => {
  const { t } = useTranslation(['recording-rules', 'opening']);
  const title = rule === null ? '' : t(`opening:types.${rule.type}`);
  return (
    <DeskDialog opened={rule !== null} onClose={rest.onClose} title={title}>
      {rule !== null && <Fields rule={rule} {...rest} />}
    </DeskDialog>
  );
};

const Fields = ({ rule: known, onClose, onSaved }: RuleFormProps & { readonly rule: TypeRule }) => {
  const { t } = useTranslation('recording-rules');
  const words = useRuleWords();
  const { type } = known;
  const [recording, setRecording] = useState(known.recording);
  const [forGood, setForGood] = useState(known.days === null);
  const [days, setDays] = useState<number | string>(known.days ?? recordingDays);
  const [checked, setChecked] = useState(false);
  const written = RecordingDays.safeParse(days);
  const fits = forGood || written.success;
  const save = useAttempt(async (rule: RecordingRule | null) => onSaved(await changeRecordingRule({ type, rule })));
  const submit = (): void => {
    setChecked(true);
    if (forGood) void save.run({ recording, days: null });
    else if (written.success) void save.run({ recording, days: written.data });
  };
  return (
    <DeskForm
      attempt={save}
      onSubmit={submit}
      onCancel={onClose}
      other={
        known.at !== null && (
          <Button variant="default" disabled={save.busy} onClick={() => void save.run(null)}>
            {t('giveBack')}
          </Button>
        )
      }
    >
      <Radio.Group
        label={t('recording')}
        value={recording}
        onChange={(chosen) => setRecording(RecordingChoice.parse(chosen))}
      >
        <Stack mt={6} gap="xs">
          {RecordingChoice.options.map((choice) => (
            <Radio key={choice} value={choice} label={words.recording({ recording: choice, days: null })} />
          ))}
        </Stack>
      </Radio.Group>
      <NumberInput
        label={t('daysField')}
        description={t('daysHint')}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="none"
        hideControls
        disabled={forGood}
        value={days}
        onChange={setDays}
        error={checked && !fits ? t('daysBad') : null}
      />
      <Checkbox
        label={t('forGood')}
        checked={forGood}
        onChange={({ currentTarget }) => setForGood(currentTarget.checked)}
      />
    </DeskForm>
  );
};
