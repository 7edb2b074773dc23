import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { admin as adminEn } from './en/admin.ts';
import { apiTokens as apiTokensEn } from './en/api-tokens.ts';
import { calendar as calendarEn } from './en/calendar.ts';
import { common as commonEn } from './en/common.ts';
import { conclusions as conclusionsEn } from './en/conclusions.ts';
import { desk as deskEn } from './en/desk.ts';
import { devices as devicesEn } from './en/devices.ts';
import { documents as documentsEn } from './en/documents.ts';
import { meeting as meetingEn } from './en/meeting.ts';
import { opening as openingEn } from './en/opening.ts';
import { papers as papersEn } from './en/papers.ts';
import { parameters as parametersEn } from './en/parameters.ts';
import { people as peopleEn } from './en/people.ts';
import { records as recordsEn } from './en/records.ts';
import { reports as reportsEn } from './en/reports.ts';
import { rollCall as rollCallEn } from './en/roll-call.ts';
import { signIn as signInEn } from './en/sign-in.ts';
import { tasks as tasksEn } from './en/tasks.ts';
import { admin as adminVi } from './vi/admin.ts';
import { apiTokens as apiTokensVi } from './vi/api-tokens.ts';
import { calendar as calendarVi } from './vi/calendar.ts';
import { common as commonVi } from './vi/common.ts';
import { conclusions as conclusionsVi } from './vi/conclusions.ts';
import { desk as deskVi } from './vi/desk.ts';
import { devices as devicesVi } from './vi/devices.ts';
import { documents as documentsVi } from './vi/documents.ts';
import { meeting as meetingVi } from './vi/meeting.ts';
import { opening as openingVi } from './vi/opening.ts';
import { papers as papersVi } from './vi/papers.ts';
import { parameters as parametersVi } from './vi/parameters.ts';
import { people as peopleVi } from './vi/people.ts';
import { records as recordsVi } from './vi/records.ts';
import { reports as reportsVi } from './vi/reports.ts';
import { rollCall as rollCallVi } from './vi/roll-call.ts';
import { signIn as signInVi } from './vi/sign-in.ts';
import { tasks as tasksVi } from './vi/tasks.ts';

/** The languages of the pages, Vietnamese first; the choice is remembered in the browser. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** All texts by language and topic. */
export const texts = {
  vi: {
    common: commonVi,
    meeting: meetingVi,
    devices: devicesVi,
    desk: deskVi,
    'sign-in': signInVi,
    admin: adminVi,
    opening: openingVi,
    records: recordsVi,
    'roll-call': rollCallVi,
    conclusions: conclusionsVi,
    papers: papersVi,
    tasks: tasksVi,
    documents: documentsVi,
    reports: reportsVi,
    people: peopleVi,
    parameters: parametersVi,
    calendar: calendarVi,
    'api-tokens': apiTokensVi,
  },
  en: {
    common: commonEn,
    meeting: meetingEn,
    devices: devicesEn,
    desk: deskEn,
    'sign-in': signInEn,
    admin: adminEn,
    opening: openingEn,
    records: recordsEn,
    'roll-call': rollCallEn,
    conclusions: conclusionsEn,
    papers: papersEn,
    tasks: tasksEn,
    documents: documentsEn,
    reports: reportsEn,
    people: peopleEn,
    parameters: parametersEn,
    calendar: calendarEn,
    'api-tokens': apiTokensEn,
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
