import type { EndpointId } from '@diem-cau/shared';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conduct } from '../../../core/acts/act.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { StripButton } from './strip-button.tsx';

interface LineActProps {
  readonly acts: Acts;
  readonly act: Conduct;
  readonly on: EndpointId | null;
  readonly icon: ReactNode;
}

/** An act in a line above the stage, while it is possible. */
export const LineAct = ({ acts, act, on, icon }: LineActProps) => {
  const { t } = useTranslation('acts');
  if (!acts.isPossible(act, on)) return null;
  return (
    <StripButton
      icon={icon}
      label={t([`${act.name}.short`, `${act.name}.label`])}
      testId={`line-${act.name}`}
      onPress={() => acts.press({ act, on })}
    />
  );
};
