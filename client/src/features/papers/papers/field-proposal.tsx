import { Button, Group } from '@mantine/core';
import { IconFileDiff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Differences } from './differences.tsx';
import type { FieldChange } from './paper-changes.ts';
import classes from './paper-field.module.css';

interface FieldProposalProps {
  /** The field's name, for a screen reader. */
  readonly label: string;
  readonly change: FieldChange;
  readonly onTake: () => void;
}

/** The record proposes something else for a field: shown on request beside what stands there, and taken over by a press. */
export const FieldProposal = ({ label, change, onTake }: FieldProposalProps) => {
  const { t } = useTranslation('papers');
  const [opened, setOpened] = useState(false);
  return (
    <div className={classes.proposal} data-opened={opened ? true : undefined}>
      <Button
        size="compact-sm"
        variant="subtle"
        color="accent.8"
        leftSection={<IconFileDiff size={16} aria-hidden />}
        aria-expanded={opened}
        aria-label={t('proposal.differsIn', { field: label })}
        onClick={() => setOpened(!opened)}
      >
        {t('proposal.differs')}
      </Button>
      {opened && (
        <>
          <Differences change={change} sides={{ before: t('proposal.here'), after: t('proposal.there') }} />
          <Group mt="xs">
            <Button size="xs" variant="default" onClick={onTake}>
              {t('proposal.take')}
            </Button>
          </Group>
        </>
      )}
    </div>
  );
};
