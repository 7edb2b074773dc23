import type { CalendarBody } from '@diem-cau/shared';
import { Group, Radio, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { changeCalendar } from './calendar-api.ts';
import { daysFaults, daysOf, longestRun, type DaysDraft } from './days-draft.ts';

interface DaysFormProps {
  /** Null while the form is shut; else the name that it begins with. */
  readonly name: string | null;
  readonly calendar: CalendarBody;
  readonly onClose: () => void;
  /** The year of the days that were entered, which need not be the one that is shown. */
  readonly onSaved: (calendar: CalendarBody) => void;
}

/** Enters one day or several in a row, as days off or as days on which one works. */
export const DaysForm = ({ name, ...rest }: DaysFormProps) => {
  const { t } = useTranslation('calendar');
  return (
    <DeskDialog opened={name !== null} onClose={rest.onClose} title={t('add')}>
      {name !== null && <Fields name={name} {...rest} />}
    </DeskDialog>
  );
};

const Fields = ({ name, calendar, onClose, onSaved }: DaysFormProps & { readonly name: string }) => {
  const { t } = useTranslation('calendar');
  const [draft, setDraft] = useState<DaysDraft>({ kind: 'holiday', from: '', to: '', name });
  const [checked, setChecked] = useState(false);
  const holidays = new Set(calendar.days.flatMap(({ day, kind }) => (kind === 'holiday' ? [day] : [])));
  const faults = checked ? daysFaults(draft, holidays) : [];
  const save = useAttempt(async () => {
    const days = daysOf(draft, holidays);
    const [first] = days;
    if (first !== undefined) onSaved(await changeCalendar(Number(first.day.slice(0, 4)), { set: days, clear: [] }));
  });
  const submit = (): void => {
    setChecked(true);
    void save.run();
  };
  const told = faults.filter((fault) => !(fault === 'name' || (fault === 'from' && draft.from.trim() !== '')));
  return (
    <DeskForm attempt={save} onSubmit={submit} onCancel={onClose}>
      <Radio.Group
        label={t('kind')}
        value={draft.kind}
        onChange={(kind) => setDraft({ ...draft, kind: kind === 'working' ? 'working' : 'holiday' })}
      >
        <Group mt={4}>
          <Radio value="holiday" label={t('kinds.holiday')} />
          <Radio value="working" label={t('kinds.working')} />
        </Group>
      </Radio.Group>
      <Group align="flex-start" grow>
        <DayField
          label={t('from')}
          written={draft.from}
          onChange={(from) => setDraft({ ...draft, from })}
          checked={checked}
        />
        <DayField
          label={t('to')}
          description={t('toHint')}
          written={draft.to}
          onChange={(to) => setDraft({ ...draft, to })}
          checked={checked}
        />
      </Group>
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        maxLength={120}
        value={draft.name}
        onChange={({ currentTarget }) => setDraft({ ...draft, name: currentTarget.value })}
        error={faults.includes('name') ? t('faults.name') : null}
      />
      {told.length > 0 && (
        <Text role="alert" size="sm" c="red">
          {told.map((fault) => t(`faults.${fault}`, { most: longestRun })).join(' ')}
        </Text>
      )}
    </DeskForm>
  );
};
