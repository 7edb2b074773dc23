import { useTranslation } from 'react-i18next';
import english from './pictures/wiring-en.svg';
import vietnamese from './pictures/wiring-vi.svg';

/** The drawing of a PC, a mixer and an amplifier that make no loop, in the page's language. */
export const WiringDrawing = () => {
  const { t, i18n } = useTranslation('help');
  return <img src={i18n.language === 'en' ? english : vietnamese} alt={t('wiring.alt')} width={900} height={506} />;
};
