import type { EndpointBody } from '@diem-cau/shared';
import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { usePcWords } from '../../../ui/desk/use-pc-words.ts';
import { comings, seatPcs, type Coming } from './what-ends.ts';

interface BesideOrInsteadProps {
  readonly endpoint: EndpointBody;
  /** That an open link ends; empty where there is none. */
  readonly endsLink: string;
  readonly make: (coming: Coming) => Promise<void>;
}

/** The button for a new code where PCs hold the endpoint already, and the question whether they stay. */
export const BesideOrInstead = ({ endpoint, endsLink, make }: BesideOrInsteadProps) => {
  const { t } = useTranslation('admin');
  const pcWords = usePcWords();
  const [asking, setAsking] = useState(false);
  const [coming, setComing] = useState<Coming>('beside');
  const making = useAttempt(async () => {
    await make(coming);
    setAsking(false);
  });
  const close = (): void => {
    making.forget();
    setAsking(false);
  };
  const pcs = seatPcs(endpoint).map(pcWords).join('; ');
  return (
    <>
      <Group gap={0}>
        <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
          {t('directory.makeLink')}
        </Button>
      </Group>
      <DeskDialog opened={asking} onClose={close} title={t('directory.makeLinkFor', { name: endpoint.name })}>
        <DeskForm
          attempt={making}
          onSubmit={() => void making.run()}
          onCancel={close}
          verb={t('directory.makeLinkAnyway')}
        >
          <Text>{t('directory.heldBy', { pcs })}</Text>
          <Radio.Group value={coming} onChange={(value) => setComing(value === 'instead' ? 'instead' : 'beside')}>
            <Stack gap="xs">
              {comings.map((each) => (
                <Radio
                  key={each}
                  value={each}
                  label={t(`directory.comings.${each}`)}
                  description={t(`directory.comingsMean.${each}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          {endsLink !== '' && <Text>{endsLink}</Text>}
        </DeskForm>
      </DeskDialog>
    </>
  );
};
