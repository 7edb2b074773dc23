import type { PanelView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';

/** A device as one knows it: `Chrome 150 · Android`. */
export const useDeviceWords = (): ((panel: Pick<PanelView, 'browser' | 'system'>) => string) => {
  const { t } = useTranslation('pairing');
  return ({ browser, system }) => [browser, system].filter((word) => word !== '').join(' · ') || t('unknownDevice');
};
