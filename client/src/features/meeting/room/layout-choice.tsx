import {
  IconClipboardCheck,
  IconEye,
  IconLayoutBoard,
  IconLayoutGrid,
  IconRectangle,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useInDebriefing } from '../../../react/use-in-debriefing.ts';
import { ControlButton } from './control-button.tsx';
import type { Foot } from './room-foot.ts';
import { Strip } from './strip.tsx';
import { RoomLayout } from './use-room-layout.ts';

interface LayoutChoiceProps {
  readonly layout: RoomLayout;
  readonly onLayout: (layout: RoomLayout) => void;
  readonly onBoard: () => void;
  readonly onOpen: (foot: Foot) => void;
  readonly onClose: () => void;
}

const icons = { roll: <IconLayoutBoard />, gallery: <IconLayoutGrid />, stage: <IconRectangle /> } as const;

/** The room's layouts by name, the one of now marked, and the way to what everybody sees. */
export const LayoutChoice = ({ layout, onLayout, onBoard, onOpen, onClose }: LayoutChoiceProps) => {
  const { t } = useTranslation(['meeting', 'common', 'stage']);
  const inDebriefing = useInDebriefing();
  return (
    <Strip role="group" label={t('room.layout')} testId="layout-choice" onClose={onClose}>
      {RoomLayout.options.map((option) => (
        <ControlButton
          key={option}
          icon={icons[option]}
          label={t(`room.layouts.${option}`)}
          tone={option === layout ? 'on' : 'plain'}
          pressed={option === layout}
          testId={`layout-${option}`}
          onPress={() => {
            onLayout(option);
            onClose();
          }}
        />
      ))}
      {!inDebriefing && (
        <ControlButton
          icon={<IconClipboardCheck />}
          label={t('room.rollCall')}
          testId="board-button"
          onPress={() => {
            onBoard();
            onClose();
          }}
        />
      )}
      <ControlButton
        icon={<IconEye />}
        label={t('stage:open')}
        testId="stage-button"
        onPress={() => onOpen({ shows: 'stage', own: false })}
      />
      <ControlButton icon={<IconX />} label={t('common:close')} testId="layout-close" onPress={onClose} />
    </Strip>
  );
};
