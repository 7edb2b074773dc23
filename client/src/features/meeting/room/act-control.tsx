import { useTranslation } from 'react-i18next';
import { useInDebriefing } from '../../../react/use-in-debriefing.ts';
import type { Acts, PressedAct } from '../../../react/use-acts.ts';
import { commandLooks } from '../../../ui/command-looks.tsx';
import { ControlButton } from './control-button.tsx';

interface ActControlProps {
  readonly acts: Acts;
  /** What may stand in this place: the last that is possible, else the first, so that no command ever moves. */
  readonly among: readonly PressedAct[];
  readonly testId: string;
  /** What it stands for now, for scripts that drive the page. */
  readonly state?: string;
}

/** One place among the room's commands, with the act upon the meeting that is possible there now; a debriefing has none for what it does not know. */
export const ActControl = ({ acts, among, testId, state }: ActControlProps) => {
  const { t } = useTranslation('acts');
  const spare = useInDebriefing() ? undefined : among[0];
  const act = among.findLast((each) => acts.isPossible(each, null)) ?? spare;
  if (act === undefined) return null;
  const { icon, tone = 'plain' } = commandLooks[act.name] ?? { icon: null };
  return (
    <ControlButton
      icon={icon}
      label={t(`${act.name}.short`)}
      tone={tone}
      testId={testId}
      {...(state === undefined ? {} : { state })}
      onPress={() => acts.press({ act, on: null })}
    />
  );
};
