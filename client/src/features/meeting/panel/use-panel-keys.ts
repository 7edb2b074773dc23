import type { EndpointId } from '@diem-cau/shared';
import type { PanelTile } from '../../../core/layout/panel-tile.ts';
import { isHere } from '../../../core/layout/tiles.ts';
import { useActKeys } from '../../../react/use-act-keys.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useKeys } from '../../../react/use-keys.ts';
import { useTypedNumber, type TypedNumber } from '../../../react/use-typed-number.ts';

interface PanelKeysProps {
  readonly acts: Acts;
  readonly tiles: readonly PanelTile[];
  /** While the talk is free a number chooses only: nobody is silenced by a slip of the keys. */
  readonly free: boolean;
  readonly chosen: EndpointId | null;
  readonly onChoose: (endpointId: EndpointId | null) => void;
  readonly onHelp: () => void;
  /** Whether keys act. */
  readonly active: boolean;
}

/** Keyboard, number pad and clicker on the panel; each press counts once, however long it is held. The number that is being typed. */
export const usePanelKeys = (props: PanelKeysProps): TypedNumber => {
  const { acts, tiles, free, chosen, onChoose, onHelp, active } = props;
  const byNumber = (number: number | null) => tiles.find((each) => each.number === number)?.tile;
  const numbering = useTypedNumber(tiles.length, active, (number) => {
    const meant = byNumber(number);
    if (meant === undefined) return;
    onChoose(meant.endpointId);
    if (!free && isHere(meant)) acts.pressKey('number', meant.endpointId);
  });
  useActKeys(
    { help: onHelp },
    (key) => {
      // A nought that ends a number is no press of its own.
      if (key === 'chairSpeaks' && numbering.number !== null) return;
      numbering.forget();
      acts.pressKey(key, byNumber(numbering.number)?.endpointId ?? chosen);
    },
    active,
  );
  const forward = (): void => acts.pressKey('floorNext', null);
  const back = (): void => acts.pressKey('undo', null);
  const nothing = (): void => undefined;
  useKeys({ PageDown: forward, ArrowRight: forward, PageUp: back, ArrowLeft: back }, active);
  // A clicker's key that would show slides loads the page anew; that of the black screen is given nothing.
  useKeys({ F5: nothing, 'Shift+F5': nothing, KeyB: nothing, Period: nothing });
  useKeys({ Escape: () => onChoose(null) }, active && numbering.number === null);
  return numbering;
};
