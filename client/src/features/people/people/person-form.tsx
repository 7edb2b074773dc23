import type { Day, PersonBody, UnitBody } from '@diem-cau/shared';
import { Button, Group, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { addPerson, changePerson } from './people-api.ts';
import { changePost, draftOf, personOf, withPost } from './person-draft.ts';
import { PostFields } from './post-fields.tsx';

/** What the form is open for: a new person, or one who is there. */
export type EditedPerson = { readonly person: PersonBody | null };

interface PersonFormProps {
  readonly edited: EditedPerson | null;
  readonly units: readonly UnitBody[];
  readonly today: Day;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** A person's name and positions, each with its days. */
export const PersonForm = ({ edited, ...rest }: PersonFormProps) => {
  const { t } = useTranslation('people');
  return (
    <DeskDialog
      opened={edited !== null}
      onClose={rest.onClose}
      title={t(edited?.person === null ? 'form.add' : 'form.change')}
      size="lg"
    >
      {edited !== null && <Fields person={edited.person} {...rest} />}
    </DeskDialog>
  );
};

const Fields = (props: Omit<PersonFormProps, 'edited'> & { readonly person: PersonBody | null }) => {
  const { person, units, today, onClose, onSaved } = props;
  const { t } = useTranslation('people');
  const [draft, setDraft] = useState(() => draftOf(person));
  const [checked, setChecked] = useState(false);
  const save = useAttempt(async () => {
    const wanted = personOf(draft);
    if (wanted === null) return;
    await (person === null ? addPerson(wanted) : changePerson(person.personId, wanted));
    onSaved();
  });
  const submit = (): void => {
    setChecked(true);
    void save.run();
  };
  return (
    <DeskForm attempt={save} onSubmit={submit} onCancel={onClose} wording={{ malformed: t('refused.malformed') }}>
      <TextInput
        label={t('form.name')}
        description={t('form.nameHint')}
        maxLength={120}
        data-autofocus
        value={draft.name}
        onChange={({ currentTarget }) => setDraft({ ...draft, name: currentTarget.value })}
        error={checked && draft.name.trim() === '' ? t('faults.name') : null}
      />
      {draft.posts.map((post, index) => (
        <PostFields
          key={post.key}
          post={post}
          number={index + 1}
          units={units}
          today={today}
          checked={checked}
          onChange={(change) => setDraft(changePost(draft, post.key, change))}
          mayRemove={draft.posts.length > 1}
        />
      ))}
      <Group>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={draft.posts.length >= 20}
          onClick={() => setDraft(withPost(draft))}
        >
          {t('form.addPost')}
        </Button>
      </Group>
    </DeskForm>
  );
};
