import { addTexts } from '../../../i18n/current-language.ts';
import { pairingTexts } from '../../../i18n/pairing-shelf.ts';

/** How panels are paired, with its texts: loaded where it is opened. */
export const loadPairing = async () => {
  const [{ Pairing }] = await Promise.all([import('./pairing.tsx'), addTexts(pairingTexts)]);
  return Pairing;
};
