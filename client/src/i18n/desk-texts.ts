import i18next from 'i18next';
import { admin as adminEn } from './en/directory/directory.ts';
import { apiTokens as apiTokensEn } from './en/sign-in/api-tokens.ts';
import { calendar as calendarEn } from './en/settings/calendar.ts';
import { conclusions as conclusionsEn } from './en/papers/conclusions.ts';
import { documents as documentsEn } from './en/papers/documents.ts';
import { papers as papersEn } from './en/papers/papers.ts';
import { parameters as parametersEn } from './en/settings/parameters.ts';
import { people as peopleEn } from './en/people/people.ts';
import { profile as profileEn } from './en/settings/profile.ts';
import { records as recordsEn } from './en/record/records.ts';
import { reports as reportsEn } from './en/reports/reports.ts';
import { rollCall as rollCallEn } from './en/record/roll-call.ts';
import { tasks as tasksEn } from './en/papers/tasks.ts';
import { admin as adminVi } from './vi/directory/directory.ts';
import { apiTokens as apiTokensVi } from './vi/sign-in/api-tokens.ts';
import { calendar as calendarVi } from './vi/settings/calendar.ts';
import { conclusions as conclusionsVi } from './vi/papers/conclusions.ts';
import { documents as documentsVi } from './vi/papers/documents.ts';
import { papers as papersVi } from './vi/papers/papers.ts';
import { parameters as parametersVi } from './vi/settings/parameters.ts';
import { people as peopleVi } from './vi/people/people.ts';
import { profile as profileVi } from './vi/settings/profile.ts';
import { records as recordsVi } from './vi/record/records.ts';
import { reports as reportsVi } from './vi/reports/reports.ts';
import { rollCall as rollCallVi } from './vi/record/roll-call.ts';
import { tasks as tasksVi } from './vi/papers/tasks.ts';

/** The texts of the desk pages, by language and topic: nobody waits for them who only joins a meeting. */
export const deskTexts = {
  vi: {
    admin: adminVi,
    records: recordsVi,
    'roll-call': rollCallVi,
    papers: papersVi,
    conclusions: conclusionsVi,
    tasks: tasksVi,
    documents: documentsVi,
    reports: reportsVi,
    people: peopleVi,
    profile: profileVi,
    parameters: parametersVi,
    calendar: calendarVi,
    'api-tokens': apiTokensVi,
  },
  en: {
    admin: adminEn,
    records: recordsEn,
    'roll-call': rollCallEn,
    papers: papersEn,
    conclusions: conclusionsEn,
    tasks: tasksEn,
    documents: documentsEn,
    reports: reportsEn,
    people: peopleEn,
    profile: profileEn,
    parameters: parametersEn,
    calendar: calendarEn,
    'api-tokens': apiTokensEn,
  },
} as const;

/** Puts them beside the others; before the first desk page is drawn. */
export const addDeskTexts = (): void => {
  for (const [language, topics] of Object.entries(deskTexts))
    for (const [topic, words] of Object.entries(topics)) i18next.addResourceBundle(language, topic, words);
};
