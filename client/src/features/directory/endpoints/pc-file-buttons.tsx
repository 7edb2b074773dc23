import { PcSystem, type EnrolmentLink } from '@diem-cau/shared';
import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { saveText } from '../../../core/save-text.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { makePcFile } from './directory-api.ts';

/** The files that prepare a Windows or a Linux PC for the endpoint of a link, and enrol it. */
export const PcFileButtons = ({ link, name }: { link: EnrolmentLink; name: string }) => {
  const { t } = useTranslation('admin');
  const saving = useAttempt(async (system: PcSystem) => {
    const { fileName, text } = await makePcFile(link, system, window.location.origin);
    saveText(fileName, text);
  });
  return (
    <>
      <Group gap="xs">
        {PcSystem.options.map((system) => (
          <Button
            key={system}
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={saving.busy}
            onClick={() => void saving.run(system)}
            aria-label={t(`card.pcFileOf.${system}`, { name })}
          >
            {t(`card.pcFile.${system}`)}
          </Button>
        ))}
      </Group>
      <TroubleNotice error={saving.error} />
    </>
  );
};
