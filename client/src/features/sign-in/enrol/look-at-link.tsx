import type { EnrolmentKey, EnrolmentLook } from '@diem-cau/shared';
import { Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { lookAtEnrolment } from './enrol-api.ts';

interface LookAtLinkProps {
  readonly token: string;
  readonly onBack: () => void;
  readonly children: (key: EnrolmentKey, look: EnrolmentLook) => ReactNode;
}

/** Asks the hub what the link that the page was opened with is for; looking uses nothing up. */
export const LookAtLink = ({ token, onBack, children }: LookAtLinkProps) => {
  const { t } = useTranslation('sign-in');
  const loading = useLoaded(token, () => lookAtEnrolment({ token }));
  return (
    <Stack>
      <LoadedView loading={loading}>{(look) => children({ token }, look)}</LoadedView>
      {loading.loaded.state === 'failed' && (
        <Button size="md" variant="default" onClick={onBack}>
          {t('otherCode')}
        </Button>
      )}
    </Stack>
  );
};
