import i18next from 'i18next';
import { admin as adminEn } from './en/admin.ts';
import { apiTokens as apiTokensEn } from './en/api-tokens.ts';
import { calendar as calendarEn } from './en/calendar.ts';
import { conclusions as conclusionsEn } from './en/conclusions.ts';
import { documents as documentsEn } from './en/documents.ts';
import { papers as papersEn } from './en/papers.ts';
import { parameters as parametersEn } from './en/parameters.ts';
import { people as peopleEn } from './en/people.ts';
import { profile as profileEn } from './en/profile.ts';
import { records as recordsEn } from './en/records.ts';
import { reports as reportsEn } from './en/reports.ts';
import { rollCall as rollCallEn } from './en/roll-call.ts';
import { tasks as tasksEn } from './en/tasks.ts';
import { admin as adminVi } from './vi/admin.ts';
import { apiTokens as apiTokensVi } from './vi/api-tokens.ts';
import { calendar as calendarVi } from './vi/calendar.ts';
import { conclusions as conclusionsVi } from './vi/conclusions.ts';
import { documents as documentsVi } from './vi/documents.ts';
import { papers as papersVi } from './vi/papers.ts';
import { parameters as parametersVi } from './vi/parameters.ts';
import { people as peopleVi } from './vi/people.ts';
import { profile as profileVi } from './vi/profile.ts';
import { records as recordsVi } from './vi/records.ts';
import { reports as reportsVi } from './vi/reports.ts';
import { rollCall as rollCallVi } from './vi/roll-call.ts';
import { tasks as tasksVi } from './vi/tasks.ts';

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
