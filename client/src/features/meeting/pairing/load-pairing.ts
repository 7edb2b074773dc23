import { addTexts } from '../../../i18n/current-language.ts';
import { pairingTexts } from '../../../i18n/pairing-shelf.ts';

/** How panels are paired, with its texts: loaded where it is opened. */
export const loadPairing = async () => {
  const [{ OwnWindow, Pairing }] = await Promise.all([import('./pairing-parts.ts'), addTexts(pairingTexts)]);
  return { OwnWindow, Pairing };
};
