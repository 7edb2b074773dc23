import { isPresent } from '@diem-cau/shared';
import { ActionIcon, Group, Text, TextInput } from '@mantine/core';
import { IconClockEdit, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttendeeDetails } from './attendee-details.tsx';
import type { FindPeople } from './find-people.ts';
import classes from './attendee-row.module.css';
import { withState, type AttendeeDraft } from './roll-draft.ts';
import { SamePersonQuestion } from './same-person-question.tsx';
import type { FoundElsewhere } from './same-person.ts';
import { StateChoice } from './state-choice.tsx';

interface AttendeeRowProps {
  readonly attendee: AttendeeDraft;
  readonly onChange: (attendee: AttendeeDraft | null) => void;
  readonly find: FindPeople;
  /** The other endpoint at which the same person was confirmed as present; null where none. */
  readonly elsewhere: string | null;
  /** The other endpoint at which another call found somebody of this name; null where none. */
  readonly found: FoundElsewhere | null;
  /** Whether what is missing is to be marked. */
  readonly marked: boolean;
}

/** One person of a roll: who it is, the state in words, and what belongs to that state. */
export const AttendeeRow = ({ attendee, onChange, find, elsewhere, found, marked }: AttendeeRowProps) => {
  const { t } = useTranslation('roll-call');
  const { personId, name, position, unit, state, lateMinutes, leftEarlyMinutes, substituteFor } = attendee;
  const [wantsMore, setWantsMore] = useState(false);
  const present = isPresent(attendee);
  const isTold = lateMinutes !== null || leftEarlyMinutes !== null || substituteFor !== null;
  return (
    <li className={classes.row}>
      <div className={classes.line}>
        <div className={classes.who}>
          {personId === null ? (
            <Group gap={4} wrap="nowrap">
              <TextInput
                size="sm"
                aria-label={t('row.name')}
                placeholder={t('row.name')}
                maxLength={120}
                value={name}
                onChange={({ currentTarget }) =>
                  onChange({ ...attendee, name: currentTarget.value, sameAs: undefined })
                }
                error={marked && name.trim() === '' ? t('faults.name') : null}
              />
              <TextInput
                size="sm"
                aria-label={t('row.positionOf', { name })}
                placeholder={t('row.position')}
                maxLength={120}
                value={position}
                onChange={({ currentTarget }) => onChange({ ...attendee, position: currentTarget.value })}
              />
            </Group>
          ) : (
            <>
              <Text fw={600}>{name}</Text>
              <Text size="xs" c="gray.7">
                {[position, unit].filter(Boolean).join(', ')}
              </Text>
            </>
          )}
        </div>
        <StateChoice name={name} state={state} onChange={(wanted) => onChange(withState(attendee, wanted))} />
        <ActionIcon
          variant="subtle"
          color="accent.8"
          size="lg"
          title={t('row.more')}
          aria-label={t('row.moreOf', { name })}
          style={{ visibility: present && !isTold ? 'visible' : 'hidden' }}
          aria-expanded={wantsMore}
          onClick={() => setWantsMore(!wantsMore)}
        >
          <IconClockEdit size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray.7"
          size="lg"
          title={t('row.remove', { name })}
          aria-label={t('row.remove', { name })}
          onClick={() => onChange(null)}
        >
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </div>
      {(state === 'excused' || attendee.reason !== '') && (
        <TextInput
          mt={6}
          maw="40em"
          label={t('row.reason')}
          maxLength={500}
          value={attendee.reason}
          onChange={({ currentTarget }) => onChange({ ...attendee, reason: currentTarget.value })}
        />
      )}
      {present && (wantsMore || isTold) && (
        <AttendeeDetails attendee={attendee} onChange={onChange} find={find} marked={marked} />
      )}
      {found !== null && <SamePersonQuestion attendee={attendee} found={found} onChange={onChange} />}
      {present && elsewhere !== null && (
        <Text role="alert" size="sm" c="red" mt={4}>
          {t('row.elsewhere', { name, endpoint: elsewhere })}
        </Text>
      )}
    </li>
  );
};
