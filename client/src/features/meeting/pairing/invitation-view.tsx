import { shownPanelCode, type PanelView } from '@diem-cau/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesAndSeconds } from '../../../core/floor/time-left.ts';
import { useHub } from '../../../react/hub-context.tsx';
import { useInvitation, type Invitation } from '../../../react/use-invitation.ts';
import { useSentence } from '../../../react/use-sentence.ts';
import { QrCode } from '../../../ui/desk/qr-code.tsx';
import { CertificateHint } from './certificate-hint.tsx';
import classes from './pairing.module.css';
import { useDeviceWords } from './use-device-words.ts';

/** The panels of whoever looks at this page, by the name that they act for. */
const useOwn = (panels: readonly PanelView[]): readonly PanelView[] => {
  const { me } = useHub().hello;
  const name = me.kind === 'account' ? me.displayName : me.name;
  return panels.filter(({ actsFor }) => actsFor === name);
};

/** The QR code and the six digits, for as long as they are good; then that they are over, or which device has used them. */
export const InvitationView = ({ panels }: { readonly panels: readonly PanelView[] }) => {
  const { t } = useTranslation('pairing');
  const words = useDeviceWords();
  const sentence = useSentence();
  const own = useOwn(panels);
  const [before, setBefore] = useState(() => new Set(own.map(({ panelId }) => panelId)));
  const [invitation, again] = useInvitation();
  const used = own.find(({ panelId }) => !before.has(panelId));
  const anew = (): void => {
    setBefore(new Set(own.map(({ panelId }) => panelId)));
    again();
  };
  const said = (): string => {
    if (used !== undefined) return t('used', { device: words(used) });
    if (invitation.state === 'refused') return sentence(invitation.error);
    return t(invitation.state === 'over' ? 'over' : 'asking');
  };
  if (used === undefined && invitation.state === 'open') return <Open invitation={invitation} />;
  return (
    <section
      className={classes.spent}
      data-testid="invitation"
      data-state={used === undefined ? invitation.state : 'used'}
    >
      <p role="status">{said()}</p>
      {(used !== undefined || invitation.state !== 'asking') && (
        <button type="button" className={classes.again} data-testid="invite-again" onClick={anew}>
          {t(used === undefined ? 'again' : 'more')}
        </button>
      )}
    </section>
  );
};

const Open = ({
  invitation: { path, code, leftMs },
}: {
  readonly invitation: Extract<Invitation, { state: 'open' }>;
}) => {
  const { t } = useTranslation('pairing');
  const url = new URL(path, window.location.origin);
  return (
    <section className={classes.open} data-testid="invitation" data-state="open">
      <QrCode text={url.href} label={t('qr')} className={classes.qr} />
      <div className={classes.words}>
        <p>{t('scan')}</p>
        <p>
          {t('type')} <strong className={classes.address}>{`${url.host}${url.pathname}`}</strong>
        </p>
        <p className={classes.code} data-testid="panel-code">
          {shownPanelCode(code)}
        </p>
        <p className={classes.left} role="timer">
          {t('left', { time: minutesAndSeconds(Math.ceil(leftMs / 1_000)) })}
        </p>
        <CertificateHint />
        <p className={classes.small}>{t('only')}</p>
      </div>
    </section>
  );
};
