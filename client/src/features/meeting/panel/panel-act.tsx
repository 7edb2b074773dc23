import type { EndpointId } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import type { Acts, PressedAct } from '../../../react/use-acts.ts';
import { panelLooks } from './panel-looks.tsx';
import { PanelButton } from './panel-button.tsx';

interface PanelActProps {
  readonly acts: Acts;
  /** What may stand in this place: the last that is possible, else the first, so that no control ever moves. */
  readonly among: readonly PressedAct[];
  readonly on?: EndpointId | null;
  /** The name of the endpoint that it is about. */
  readonly of?: string | undefined;
  /** Of a choice among several: whether it is the one of now. */
  readonly pressed?: boolean;
  readonly tone?: 'first';
  /** Its words in full where there is room, or as shortly as they fit on a tile; else in short. */
  readonly words?: 'whole' | 'tile';
  readonly testId?: string;
}

/** One place on the panel, with the act that is possible there now; grey while none is. */
export const PanelAct = ({ acts, among, on = null, of, pressed, tone, words, testId }: PanelActProps) => {
  const { t } = useTranslation(['acts', 'panel']);
  const act = among.findLast((each) => acts.isPossible(each, on)) ?? among[0];
  if (act === undefined) return null;
  const look = panelLooks[act.name];
  const possible = acts.isPossible(act, on);
  const label =
    words === undefined
      ? t([`acts:${act.name}.short`, `acts:${act.name}.label`])
      : t(words === 'whole' ? `acts:${act.name}.label` : `panel:quick.${act.name}`);
  return (
    <PanelButton
      icon={look?.icon}
      label={label}
      of={of}
      tone={tone ?? look?.tone ?? 'plain'}
      pressed={pressed}
      disabled={!possible && pressed !== true}
      testId={testId ?? `act-${act.name}`}
      onPress={() => {
        if (possible) acts.press({ act, on });
      }}
    />
  );
};
