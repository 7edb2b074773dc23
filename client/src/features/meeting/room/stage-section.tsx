import type { StageChoice } from '@diem-cau/shared';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { takesStage, type Foot } from './room-foot.ts';
import { RoomStage } from './room-stage.tsx';
import classes from './stage.module.css';
import { StagePlace } from './stage-place.tsx';

interface StageSectionProps {
  readonly foot: Foot;
  /** What this room alone looks at; null for what all see. */
  readonly look: StageChoice | null;
  /** The choice of devices. */
  readonly devices: ReactNode;
  readonly help: ReactNode;
  readonly onClose: () => void;
  /** What stands beside the picture, which makes room for it. */
  readonly children: ReactNode;
}

/** The stage, or what is looked at in its place. */
export const StageSection = ({ foot, look, devices, help, onClose, children }: StageSectionProps) => {
  const { t } = useTranslation(['devices', 'common']);
  return (
    <div className={classes.row}>
      <section className={classes.stage} aria-live="off">
        {foot.shows === 'devices' && (
          <StagePlace title={t('devices:title')} onClose={onClose}>
            {devices}
          </StagePlace>
        )}
        {foot.shows === 'help' && (
          <StagePlace title={t('common:help')} onClose={onClose}>
            {help}
          </StagePlace>
        )}
        {!takesStage(foot) && <RoomStage look={look} />}
      </section>
      {children}
    </div>
  );
};
