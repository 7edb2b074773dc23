import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TroubleNotice } from '../../ui/desk/trouble-notice.tsx';
import { useAct } from '../../ui/desk/use-act.ts';

/** Makes an enrolment link for an endpoint whose PC is not enrolled yet: nothing is lost by it, so nothing is asked. */
export const NewLinkButton = ({ make }: { make: () => Promise<void> }) => {
  const { t } = useTranslation('admin');
  const making = useAct(make);
  return (
    <Stack gap={4}>
      <Button size="compact-sm" variant="default" loading={making.busy} onClick={() => void making.run()}>
        {t('directory.makeLink')}
      </Button>
      <TroubleNotice error={making.error} />
    </Stack>
  );
};
