import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { common as commonEn } from './en/kit/common.ts';
import { desk as deskEn } from './en/kit/desk.ts';
import { acts as actsEn } from './en/meeting/acts.ts';
import { devices as devicesEn } from './en/meeting/devices.ts';
import { meeting as meetingEn } from './en/meeting/meeting.ts';
import { opening as openingEn } from './en/meeting/opening.ts';
import { signIn as signInEn } from './en/sign-in/sign-in.ts';
import { common as commonVi } from './vi/kit/common.ts';
import { desk as deskVi } from './vi/kit/desk.ts';
import { acts as actsVi } from './vi/meeting/acts.ts';
import { devices as devicesVi } from './vi/meeting/devices.ts';
import { meeting as meetingVi } from './vi/meeting/meeting.ts';
import { opening as openingVi } from './vi/meeting/opening.ts';
import { signIn as signInVi } from './vi/sign-in/sign-in.ts';

/** The languages of the pages, Vietnamese first; the choice is remembered in the browser. */
const languages = ['vi', 'en'] as const;
type Language = (typeof languages)[number];

/** The texts of the pages that a meeting is joined from, by language and topic; the desk pages bring their own. */
export const texts = {
  vi: {
    common: commonVi,
    meeting: meetingVi,
    acts: actsVi,
    devices: devicesVi,
    desk: deskVi,
    'sign-in': signInVi,
    opening: openingVi,
  },
  en: {
    common: commonEn,
    meeting: meetingEn,
    acts: actsEn,
    devices: devicesEn,
    desk: deskEn,
    'sign-in': signInEn,
    opening: openingEn,
  },
} as const;

const key = 'diem-cau.language';

const remembered = (): Language => {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
};

/** Loads the texts and keeps the page's `lang`, which screen readers follow, in step with the choice. */
export const startLanguages = (): void => {
  const follow = (language: string): void => {
    document.documentElement.lang = language;
    try {
      localStorage.setItem(key, language);
    } catch {
      // Without storage the choice holds until the page is closed.
    }
  };
  i18next.on('languageChanged', follow);
  void i18next.use(initReactI18next).init({
    lng: remembered(),
    fallbackLng: 'vi',
    supportedLngs: languages,
    defaultNS: 'common',
    resources: texts,
    // React escapes by itself.
    interpolation: { escapeValue: false },
  });
};
