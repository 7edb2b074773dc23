import type { MeetingView, StageChoice } from '@diem-cau/shared';
import {
  IconArrowsRightLeft,
  IconLayoutColumns,
  IconMicrophone2,
  IconRefresh,
  IconScreenShare,
  IconTie,
  IconUsers,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conduct } from '../../../core/acts/act.ts';
import { stageBoth, stageChair, stageScreen, stageSpeaker, tour, tourOn } from '../../../core/acts/stage.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { ControlButton } from './control-button.tsx';
import type { Foot } from './room-foot.ts';
import { Strip } from './strip.tsx';
import classes from './strip.module.css';
import type { RoomStaging } from './use-room-stage.ts';

interface StageStripProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  /** Whether it is about what this room alone looks at. */
  readonly own: boolean;
  readonly staging: RoomStaging;
  readonly onOpen: (foot: Foot) => void;
  readonly onClose: () => void;
}

type Whole = Exclude<StageChoice, { show: 'chosen' }>['show'];

/** What can be looked at as a whole, beside endpoints, which are chosen by their tiles. */
const wholes: readonly { readonly show: Whole; readonly act: Conduct; readonly icon: ReactNode }[] = [
  { show: 'speaker', act: stageSpeaker, icon: <IconMicrophone2 /> },
  { show: 'chair', act: stageChair, icon: <IconTie /> },
  { show: 'screen', act: stageScreen, icon: <IconScreenShare /> },
  { show: 'speaker-and-screen', act: stageBoth, icon: <IconLayoutColumns /> },
];

/** What everybody sees, or this room alone, by one press each; endpoints are added and taken off by their tiles meanwhile. */
export const StageStrip = ({ view, acts, own, staging, onOpen, onClose }: StageStripProps) => {
  const { t } = useTranslation(['stage', 'acts', 'common']);
  const { stage } = view;
  const shown = stage.tour === undefined ? (stage.shows?.show ?? 'speaker') : null;
  const now = own ? (staging.look?.show ?? null) : shown;
  const turn = stage.tour === undefined ? tour : tourOn;
  return (
    <Strip role="group" label={t('stage:open')} testId="stage-strip" onClose={onClose}>
      <p className={classes.hint}>
        <strong>{t(own ? 'stage:own' : 'stage:open')}</strong>
        {t(own ? 'stage:ownTiles' : 'stage:tiles')}
      </p>
      {own && (
        <ControlButton
          icon={<IconUsers />}
          label={t('stage:asAll')}
          tone={staging.look === null ? 'on' : 'plain'}
          pressed={staging.look === null}
          testId="look-as-all"
          onPress={() => staging.lookAt(null)}
        />
      )}
      {wholes
        // The room never sees itself on its own stage.
        .filter(({ show }) => !own || show !== 'chair')
        .map(({ show, act, icon }) => (
          <ControlButton
            key={show}
            icon={icon}
            label={t(`acts:${act.name}.short`)}
            tone={show === now ? 'on' : 'plain'}
            pressed={show === now}
            testId={own ? `look-${show}` : `act-${act.name}`}
            onPress={() => (own ? staging.lookAt({ show }) : acts.press({ act, on: null }))}
          />
        ))}
      {!own && (
        <ControlButton
          icon={<IconRefresh />}
          label={t(`acts:${turn.name}.short`)}
          tone={turn === tourOn ? 'on' : 'plain'}
          testId="act-tour"
          onPress={() => acts.press({ act: turn, on: null })}
        />
      )}
      <ControlButton
        icon={<IconArrowsRightLeft />}
        label={t(own ? 'stage:open' : 'stage:own')}
        testId="stage-other"
        onPress={() => onOpen({ shows: 'stage', own: !own })}
      />
      <ControlButton icon={<IconX />} label={t('common:close')} testId="stage-close" onPress={onClose} />
    </Strip>
  );
};
