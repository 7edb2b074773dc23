import { EndpointBody, RecordingRulesBody, ReportBoard, UnitBody } from '@diem-cau/shared';
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { z } from 'zod';
import { getJson } from '../../../core/http.ts';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { OpeningForm } from './opening-form.tsx';

const Directory = z.strictObject({ units: z.array(UnitBody), endpoints: z.array(EndpointBody) });

/** Opens a meeting: at a desk, or with the mouse on the TV of the room that leads. Stands below a HubProvider. */
export const OpeningPage = () => {
  const { t } = useTranslation('opening');
  const onWall = useDeskPerson().me.kind === 'endpoint';
  const loading = useLoaded('directory', async (signal) => {
    const { units, endpoints } = await getJson('/api/directory', Directory, { signal });
    // A meeting can be opened whether these are known or not.
    const [board, recording] = await Promise.all([
      getJson('/api/reports-called', ReportBoard, { signal }).catch(() => null),
      getJson('/api/recording-rules', RecordingRulesBody, { signal }).catch(() => null),
    ]);
    return {
      units,
      endpoints: endpoints.filter(({ active }) => active),
      reportsFor: board?.called?.day ?? null,
      recordingRules: recording?.rules ?? [],
    };
  });
  return (
    <DeskPage
      title={t('title')}
      lead={onWall ? undefined : t('lead')}
      actions={
        <Button
          component={Link}
          to={onWall ? '/' : '/meetings'}
          variant="default"
          leftSection={<IconArrowLeft size="1em" aria-hidden />}
        >
          {t('back')}
        </Button>
      }
    >
      <LoadedView loading={loading}>{(known) => <OpeningForm {...known} />}</LoadedView>
    </DeskPage>
  );
};
