import { Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { loadProfile } from './profile-api.ts';
import { ProfileForm } from './profile-form.tsx';
import { ProfileHistory } from './profile-history.tsx';
import { MarkForm } from './mark-form.tsx';

/** Whose hub it is, its mark and whom to call; where each value comes from, and what was said before. */
export const ProfilePage = () => {
  const { t } = useTranslation('profile');
  const loading = useLoaded('profile', loadProfile);
  return (
    <DeskPage title={t('title')} lead={t('lead')}>
      <LoadedView loading={loading}>
        {(profile) => (
          <Stack gap="lg">
            <Paper withBorder p="lg" maw="48rem">
              <ProfileForm key={profile.history.length} fields={profile.fields} onSaved={loading.replace} />
            </Paper>
            <Paper withBorder p="lg" maw="48rem">
              <MarkForm mark={profile.fields.mark} onSaved={loading.replace} />
            </Paper>
            <Text size="sm" c="gray.7">
              {t('reach')}
            </Text>
            <ProfileHistory history={profile.history} />
          </Stack>
        )}
      </LoadedView>
    </DeskPage>
  );
};
