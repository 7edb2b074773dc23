import type { PanelEnded } from '@diem-cau/shared';
import { Group, Loader, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { DigitsForm } from './digits-form.tsx';
import { redeemPanel } from './pair-api.ts';

interface WithTokenProps {
  readonly token: string;
  readonly ended: PanelEnded | undefined;
  readonly onPaired: () => void;
}

/** Asked for once for each token, however often the page is drawn: a token is spent by its use. */
const asked = new Map<string, Promise<unknown>>();

const redeemOnce = (token: string): Promise<unknown> => {
  const before = asked.get(token);
  if (before !== undefined) return before;
  const redeeming = redeemPanel({ token });
  asked.set(token, redeeming);
  return redeeming;
};

/** A QR code was scanned: pairs at once; where that fails it says why, and takes digits. */
export const WithToken = ({ token, ended, onPaired }: WithTokenProps) => {
  const { t } = useTranslation('sign-in');
  const { loaded } = useLoaded(token, async () => {
    await redeemOnce(token);
    onPaired();
  });
  if (loaded.state === 'failed') return <DigitsForm ended={ended} refused={loaded.error} onPaired={onPaired} />;
  return (
    <Group role="status">
      <Loader size="sm" />
      <Title order={1}>{t('pair.pairing')}</Title>
    </Group>
  );
};
