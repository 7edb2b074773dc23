import type { SeatView } from '@diem-cau/shared';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Acts, PressedAct } from '../../../react/use-acts.ts';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';

interface SeatActProps {
  readonly acts: Acts;
  readonly act: PressedAct;
  readonly seat: Pick<SeatView, 'endpointId' | 'name'>;
}

/** An act upon one endpoint, at a desk; what asks once asks first. */
export const SeatAct = ({ acts, act, seat: { endpointId, name } }: SeatActProps) => {
  const { t } = useTranslation('acts');
  const button = (onClick: () => void) => (
    <Button size="compact-sm" variant="default" aria-label={t(`${act.name}.of`, { name })} onClick={onClick}>
      {t(`${act.name}.label`)}
    </Button>
  );
  if (act.how === 'at-once') return button(() => acts.press({ act, on: endpointId }));
  return (
    <AskOnce
      title={t(`${act.name}.ask.title`, { name })}
      sentence={t(`${act.name}.ask.text`, { name })}
      verb={t(`${act.name}.ask.yes`)}
      no={t(`${act.name}.ask.no`)}
      act={() => acts.send({ act, on: endpointId })}
      opener={button}
    />
  );
};
