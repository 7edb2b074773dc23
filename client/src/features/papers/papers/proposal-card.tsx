import { Button, Text, Title } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { goToField } from './field-place.ts';
import type { FieldChange } from './paper-changes.ts';
import classes from './paper-desk.module.css';
import type { PaperKind } from './paper-kind.ts';

interface ProposalCardProps {
  readonly kind: Pick<PaperKind, 'name'>;
  readonly proposed: readonly FieldChange[];
  /** Asks the hub what the record proposes now. */
  readonly onAnew: () => void;
}

/** Where the record proposes otherwise than the text: it leads to each field, where the proposal is compared and taken over. */
export const ProposalCard = ({ kind, proposed, onAnew }: ProposalCardProps) => {
  const { t } = useTranslation('papers');
  return (
    <section className={classes.panel} aria-labelledby="paper-proposal">
      <Title order={2} id="paper-proposal" mb="xs">
        {t('proposal.title')}
      </Title>
      <Text size="sm">
        {proposed.length === 0 ? t('proposal.same') : t('proposal.fields', { count: proposed.length })}
      </Text>
      <ul className={classes.list}>
        {proposed.map(({ field: { key } }) => (
          <li key={key}>
            <Button
              fullWidth
              justify="flex-start"
              size="compact-sm"
              variant="subtle"
              color="accent.8"
              onClick={() => goToField({ key, row: null, column: null })}
            >
              {t(`fields.${kind.name}.${key}`)}
            </Button>
          </li>
        ))}
      </ul>
      <Button mt="xs" size="xs" variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onAnew}>
        {t('proposal.anew')}
      </Button>
    </section>
  );
};
