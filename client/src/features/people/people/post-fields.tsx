import { existedOn, unitName, type Day, type UnitBody } from '@diem-cau/shared';
import { Button, Fieldset, Group, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChooseByTyping } from '../../../ui/desk/choose-by-typing.tsx';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { calendarDayText } from '../../../ui/desk/figures.ts';
import { findUnits } from '../../../ui/desk/unit-names.ts';
import { postFaults, type PostDraft } from './person-draft.ts';

interface PostFieldsProps {
  readonly post: PostDraft;
  /** Its place among the person's positions, from 1. */
  readonly number: number;
  readonly units: readonly UnitBody[];
  readonly today: Day;
  readonly checked: boolean;
  /** Null takes the position away. */
  readonly onChange: (change: Partial<PostDraft> | null) => void;
  readonly mayRemove: boolean;
}

/** One position: in which unit, which, from when, until when. */
export const PostFields = ({ post, number, units, today, checked, onChange, mayRemove }: PostFieldsProps) => {
  const { t } = useTranslation('people');
  const faults = checked ? postFaults(post) : [];
  const unit = units.find(({ unitId }) => unitId === post.unitId);
  return (
    <Fieldset legend={t('form.post', { n: number })}>
      <Group align="flex-start" grow>
        <ChooseByTyping
          label={t('form.unit')}
          placeholder={t('form.unitHint')}
          value={unit === undefined ? '' : unitName(unit)}
          find={(words) => Promise.resolve(findUnits(units, words, today))}
          show={(found) => ({
            key: found.unitId,
            label: unitName(found),
            note: existedOn(found, today)
              ? ''
              : t('form.unitPast', { to: found.validTo === null ? '' : calendarDayText(found.validTo) }),
          })}
          onChoose={({ unitId }) => onChange({ unitId })}
          onClear={() => onChange({ unitId: null })}
          error={faults.includes('unit') ? t('faults.unit') : null}
        />
        <TextInput
          label={t('form.position')}
          placeholder={t('form.positionHint')}
          maxLength={120}
          value={post.position}
          onChange={({ currentTarget }) => onChange({ position: currentTarget.value })}
          error={faults.includes('position') ? t('faults.position') : null}
        />
      </Group>
      <Group align="flex-start" mt="xs">
        <DayField
          label={t('form.validFrom')}
          written={post.validFrom}
          onChange={(validFrom) => onChange({ validFrom })}
          checked={checked}
        />
        <DayField
          label={t('form.validTo')}
          written={post.validTo}
          onChange={(validTo) => onChange({ validTo })}
          checked={checked}
        />
        {mayRemove && (
          <Button ml="auto" mt="1.65em" variant="subtle" color="accent.8" onClick={() => onChange(null)}>
            {t('form.removePost')}
          </Button>
        )}
      </Group>
      {faults.includes('order') && (
        <Text role="alert" size="sm" c="red" mt={4}>
          {t('faults.order')}
        </Text>
      )}
    </Fieldset>
  );
};
