import { Button, Group, NumberInput, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ChooseByTyping } from '../../../ui/desk/choose-by-typing.tsx';
import { shownPerson, type FindPeople } from './find-people.ts';
import type { AttendeeDraft } from './roll-draft.ts';

interface AttendeeDetailsProps {
  readonly attendee: AttendeeDraft;
  readonly onChange: (attendee: AttendeeDraft) => void;
  readonly find: FindPeople;
  /** Whether the stand-in's lines are to be marked where they are empty. */
  readonly marked: boolean;
}

/** Lateness, early leaving and whom a person stands in for; only who is there has these. */
export const AttendeeDetails = ({ attendee, onChange, find, marked }: AttendeeDetailsProps) => {
  const { t } = useTranslation('roll-call');
  const { substituteFor } = attendee;
  const button = useRef<HTMLButtonElement>(null);
  const whose = useRef<HTMLInputElement>(null);
  /** Where the keyboard is led after the next change: the button and the fields that it opens take each other's place. */
  const leads = useRef(false);
  useEffect(() => {
    if (!leads.current) return;
    leads.current = false;
    (whose.current ?? button.current)?.focus();
  });
  const minutes = (key: 'lateMinutes' | 'leftEarlyMinutes') => (
    <NumberInput
      label={t(`row.${key}`)}
      w="8.5em"
      min={0}
      max={1440}
      allowDecimal={false}
      clampBehavior="strict"
      hideControls
      value={attendee[key] ?? ''}
      onChange={(value) => onChange({ ...attendee, [key]: value === '' ? null : Number(value) })}
    />
  );
  const standIn = (part: Partial<NonNullable<AttendeeDraft['substituteFor']>>): void =>
    onChange({ ...attendee, substituteFor: { personId: null, name: '', reason: '', ...substituteFor, ...part } });
  return (
    <Group gap="sm" align="flex-start" mt={6}>
      {minutes('lateMinutes')}
      {minutes('leftEarlyMinutes')}
      {substituteFor === null ? (
        <Button
          ref={button}
          mt="1.65em"
          size="sm"
          variant="default"
          onClick={() => {
            leads.current = true;
            standIn({});
          }}
        >
          {t('row.standsIn')}
        </Button>
      ) : (
        <>
          <div style={{ flex: '1 1 14em' }}>
            <ChooseByTyping
              label={t('row.substituteFor')}
              inputRef={whose}
              value={substituteFor.name}
              find={find}
              show={shownPerson}
              onChoose={({ personId, name }) => standIn({ personId, name })}
              asTyped={{
                offer: (words) => t('add.asTyped', { name: words }),
                onTake: (name) => standIn({ personId: null, name }),
              }}
              onClear={() => {
                leads.current = true;
                onChange({ ...attendee, substituteFor: null });
              }}
              error={marked && substituteFor.name.trim() === '' ? t('faults.substituteName') : null}
            />
          </div>
          <TextInput
            style={{ flex: '1 1 12em' }}
            label={t('row.substituteReason')}
            maxLength={500}
            value={substituteFor.reason}
            onChange={({ currentTarget }) => standIn({ reason: currentTarget.value })}
            error={marked && substituteFor.reason.trim() === '' ? t('faults.substituteReason') : null}
          />
        </>
      )}
    </Group>
  );
};
