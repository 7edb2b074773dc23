import { Anchor, Code, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeOfPc } from '../../../core/clock.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { statsCommand } from './stats-command.ts';

/** How another program uses a token, with a command to try. */
export const TokenUse = () => {
  const { t } = useTranslation('api-tokens');
  const { day } = useTimes();
  const [openedAt] = useState(timeOfPc);
  return (
    <section>
      <Title order={2} mt="xl" mb={4}>
        {t('use')}
      </Title>
      <Text maw="100ch">{t('useWhat')}</Text>
      <Code block mt="xs" fz="sm" tabIndex={0} role="region" aria-label={t('command')}>
        {statsCommand(window.location.origin, t('secretHere'), day(openedAt).slice(-4))}
      </Code>
      <Text mt="xs" size="sm" c="gray.7" maw="100ch">
        {t('useMore')}
      </Text>
      <Text mt="xs" size="sm" c="gray.7" maw="100ch">
        {t('documentWhat')}{' '}
        <Anchor href="/api/openapi.json" target="_blank" rel="noopener" inherit c="accent.8" underline="always">
          {t('document')}
        </Anchor>
      </Text>
    </section>
  );
};
