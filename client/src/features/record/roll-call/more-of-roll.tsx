import { Group, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChooseByTyping } from '../../../ui/desk/choose-by-typing.tsx';
import classes from './endpoint-roll.module.css';
import { shownPerson, type FindPeople } from './find-people.ts';
import { withPerson, type presenceAt, type RollDraft } from './roll-draft.ts';

interface MoreOfRollProps {
  readonly draft: RollDraft;
  readonly present: ReturnType<typeof presenceAt>;
  readonly find: FindPeople;
  readonly onDraft: (draft: RollDraft) => void;
}

/** Below the people of a roll: somebody more by name, those who are only counted, the note. */
export const MoreOfRoll = ({ draft, present, find, onDraft }: MoreOfRollProps) => {
  const { t } = useTranslation('roll-call');
  const change = (part: Partial<RollDraft>): void => onDraft({ ...draft, ...part });
  return (
    <Group className={classes.more ?? ''} align="flex-start" gap="sm">
      <div className={classes.add}>
        <ChooseByTyping
          label={t('add.label')}
          placeholder={t('add.placeholder')}
          find={find}
          show={shownPerson}
          onChoose={(person) => onDraft(withPerson(draft, person, present))}
          asTyped={{
            offer: (words) => t('add.asTyped', { name: words }),
            onTake: (words) => {
              const typed = { personId: null, name: words.slice(0, 120), position: '', unit: '' };
              onDraft(withPerson(draft, typed, present));
            },
          }}
        />
      </div>
      <NumberInput
        label={t('roll.others')}
        w="14em"
        min={0}
        max={5000}
        allowDecimal={false}
        clampBehavior="strict"
        hideControls
        value={draft.others}
        onChange={(value) => change({ others: Number(value) })}
      />
      <TextInput
        label={t('roll.note')}
        className={classes.note ?? ''}
        maxLength={500}
        value={draft.note}
        onChange={({ currentTarget }) => change({ note: currentTarget.value })}
      />
    </Group>
  );
};
