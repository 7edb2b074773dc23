import { useTranslation } from 'react-i18next';

/** The language that the page is in. */
export const useLanguage = (): 'vi' | 'en' => (useTranslation().i18n.language === 'en' ? 'en' : 'vi');
