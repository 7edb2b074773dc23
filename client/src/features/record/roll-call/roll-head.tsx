import type { EndpointRollCall } from '@diem-cau/shared';
import { Badge, Button, Title } from '@mantine/core';
import { IconUsersPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './endpoint-roll.module.css';
import type { rollInForce } from './roll-draft.ts';

interface RollHeadProps {
  readonly endpoint: EndpointRollCall;
  readonly inForce: ReturnType<typeof rollInForce>;
  /** Null where nobody is left to be called. */
  readonly onAllPresent: (() => void) | null;
}

/** Whose roll it is, who confirmed it and when, and the one press that finds everybody there. */
export const RollHead = ({ endpoint, inForce, onAllPresent }: RollHeadProps) => {
  const { t } = useTranslation('roll-call');
  const times = useTimes();
  return (
    <div className={classes.head}>
      <Title order={2} id="roll-of">
        {endpoint.name}
      </Title>
      {inForce !== null && (
        <Badge color="accent.8" variant="outline">
          {t('list.confirmed', { at: times.clock(inForce.at), by: inForce.by })}
        </Badge>
      )}
      {onAllPresent !== null && (
        <Button
          ml="auto"
          variant="default"
          size="sm"
          leftSection={<IconUsersPlus size={18} aria-hidden />}
          onClick={onAllPresent}
        >
          {t('roll.allPresent')}
        </Button>
      )}
    </div>
  );
};
