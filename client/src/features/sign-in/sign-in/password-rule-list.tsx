import { List, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PasswordRule } from './password-rule.ts';

/** The rule in words, ticked while it is being typed; one of the two ways is enough. */
export const PasswordRuleList = ({ rule }: { rule: PasswordRule }) => {
  const { t } = useTranslation('sign-in');
  const way = (met: boolean, sentence: string) => (
    <List.Item
      icon={
        <ThemeIcon size={18} radius="xl" color={met ? 'teal.9' : 'gray.6'} variant={met ? 'filled' : 'outline'}>
          {met ? <IconCheck size={12} aria-hidden /> : <IconMinus size={12} aria-hidden />}
        </ThemeIcon>
      }
    >
      {sentence}
      {met && <VisuallyHidden> ({t('met')})</VisuallyHidden>}
    </List.Item>
  );
  return (
    <div aria-live="polite">
      <Text size="sm" mb={4}>
        {t('rule')}
      </Text>
      <List size="sm" spacing={4}>
        {way(rule.long, t('ruleLong'))}
        {way(rule.mixed, t('ruleMixed'))}
      </List>
      <Text size="sm" mt={4}>
        {t('ruleNotCommon')}
      </Text>
    </div>
  );
};
