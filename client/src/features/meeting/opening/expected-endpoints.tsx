import type { EndpointBody, EndpointId } from '@diem-cau/shared';
import { Badge, Button, Checkbox, Fieldset, Group, Text, TextInput } from '@mantine/core';
import { IconCheck, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { waiterSums } from '../../../core/who-waits.ts';
import { useWaiters } from '../../../react/use-waiters.ts';
import { numberText } from '../../../ui/desk/figures.ts';
import classes from './expected-endpoints.module.css';
import { choose, searchEndpoints } from './opening-draft.ts';

interface ExpectedEndpointsProps {
  readonly endpoints: readonly EndpointBody[];
  readonly chosen: ReadonlySet<EndpointId>;
  readonly onChange: (chosen: ReadonlySet<EndpointId>) => void;
  readonly error: string | null;
}

/** Which endpoints are expected, in the directory's order; the buttons act on what the search leaves. */
export const ExpectedEndpoints = ({ endpoints, chosen, onChange, error }: ExpectedEndpointsProps) => {
  const { t } = useTranslation('opening');
  const [words, setWords] = useState('');
  const found = searchEndpoints(endpoints, words);
  const { known } = useWaiters();
  const waiting = new Set(known?.flatMap(({ endpointId, stands }) => (stands === 'waits' ? [endpointId] : [])));
  return (
    <Fieldset legend={t('expected')}>
      <Group mb={6} gap="xs">
        <TextInput
          flex="1 1 9em"
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size="1em" aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button variant="default" onClick={() => onChange(choose(chosen, found, true))}>
          {t('all')}
        </Button>
        <Button variant="default" onClick={() => onChange(choose(chosen, found, false))}>
          {t('none')}
        </Button>
        <Text fw={600} aria-live="polite">
          {t('chosen', { chosen: numberText(chosen.size), all: numberText(endpoints.length) })}
        </Text>
        {known !== null && (
          <Text data-testid="waiting-now">
            <Text span c="teal.9" mr={6}>
              <IconCheck size="1em" stroke={3} aria-hidden />
            </Text>
            {t('waiting', waiterSums(known))}
          </Text>
        )}
      </Group>
      <div className={classes.list}>
        {found.map((endpoint) => (
          <Checkbox
            key={endpoint.endpointId}
            label={
              <>
                {endpoint.name}
                {endpoint.leads && (
                  <Badge ml={6} color="accent.8" variant="outline">
                    {t('leads')}
                  </Badge>
                )}
                {waiting.has(endpoint.endpointId) && (
                  <Text span c="teal.9" ml={6} data-testid={`waits-${endpoint.endpointId}`}>
                    <IconCheck size="1em" stroke={3} role="img" aria-label={t('waits')} />
                  </Text>
                )}
              </>
            }
            checked={chosen.has(endpoint.endpointId)}
            onChange={(event) => onChange(choose(chosen, [endpoint], event.currentTarget.checked))}
          />
        ))}
      </div>
      {found.length === 0 && <Text c="gray.7">{t('noneFound')}</Text>}
      {error !== null && (
        <Text role="alert" c="red" size="sm">
          {error}
        </Text>
      )}
    </Fieldset>
  );
};
