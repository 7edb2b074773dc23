import type { EndpointId, MeetingView } from '@diem-cau/shared';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addEndpoint } from '../../../core/acts/endpoints.ts';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { AddEndpointForm } from './add-endpoint-form.tsx';
import { endpointsToAdd } from './endpoints-to-add.ts';
import { loadEndpoints } from './conduct-api.ts';
import { useDeskActs } from './use-desk-acts.ts';

/** Puts one more endpoint of the directory on the running meeting's list. */
export const AddEndpoint = ({ view, disabled }: { view: MeetingView; disabled: boolean }) => {
  const { t } = useTranslation('acts');
  const [choosing, setChoosing] = useState(false);
  const close = (): void => setChoosing(false);
  return (
    <>
      <Button
        size="sm"
        variant="default"
        disabled={disabled}
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => setChoosing(true)}
      >
        {t('add-endpoint.label')}
      </Button>
      <DeskDialog opened={choosing} onClose={close} title={t('add-endpoint.label')}>
        <Choice view={view} onClose={close} />
      </DeskDialog>
    </>
  );
};

/** The directory as it is whenever the dialog is opened, without what is on the list by now. */
const Choice = ({ view, onClose }: { view: MeetingView; onClose: () => void }) => {
  const { acts } = useDeskActs(view);
  const loading = useLoaded(view.meetingId, (signal) => loadEndpoints(view.meetingId, signal));
  const add = async (endpointId: EndpointId): Promise<void> => {
    await acts.fill(addEndpoint, { endpointId });
    onClose();
  };
  return (
    <LoadedView loading={loading}>
      {(endpoints) => <AddEndpointForm endpoints={endpointsToAdd(endpoints, view.seats)} add={add} onClose={onClose} />}
    </LoadedView>
  );
};
