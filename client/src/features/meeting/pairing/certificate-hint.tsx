import { SessionBody } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getJson } from '../../../core/http.ts';
import classes from './pairing.module.css';

/** Where a device gets the hub's own CA, on the plain port; null where it needs none, or nobody can tell. */
const certificateAddress = async (signal: AbortSignal): Promise<string | null> => {
  const { ok } = await fetch('/ca.crt', { method: 'HEAD', signal });
  if (!ok) return null;
  const { certificatePort } = await getJson('/api/session', SessionBody, { signal });
  return `http://${window.location.hostname}:${certificatePort}/ca`;
};

/** Leads a device that does not know the hub's own CA to it first. */
export const CertificateHint = () => {
  const { t } = useTranslation('pairing');
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    certificateAddress(leaving.signal).then(setAddress, () => undefined);
    return () => leaving.abort();
  }, []);
  if (address === null) return null;
  return (
    <p className={classes.small} data-testid="certificate-hint">
      {t('certificate')} <strong className={classes.address}>{address}</strong>
    </p>
  );
};
