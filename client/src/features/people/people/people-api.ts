import {
  EndpointBody,
  PeopleImportResult,
  PeopleList,
  PersonBody,
  UnitBody,
  type NewPerson,
  type PersonId,
} from '@diem-cau/shared';
import { z } from 'zod';
import { getJson, sendFile, sendJson } from '../../../core/http.ts';

/** Lines of the list on one page. */
export const peoplePerPage = 25;

/** One page of the list; the hub searches name, position and unit, without tone marks. */
export const listPeople = (words: string, page: number, signal: AbortSignal): Promise<PeopleList> => {
  const query = new URLSearchParams({
    q: words,
    limit: String(peoplePerPage),
    offset: String((page - 1) * peoplePerPage),
  });
  return getJson(`/api/people?${query}`, PeopleList, { signal });
};

const Directory = z.strictObject({ units: z.array(UnitBody), endpoints: z.array(EndpointBody) });

/** All units that ever were, in the directory's order. */
export const loadUnits = async (signal: AbortSignal): Promise<readonly UnitBody[]> =>
  (await getJson('/api/directory', Directory, { signal })).units;

const Answer = z.strictObject({ person: PersonBody });

export const addPerson = (person: NewPerson): Promise<unknown> => sendJson('POST', '/api/people', person, Answer);

/** Changes name and positions; past meetings keep what was said of the person there. */
export const changePerson = (personId: PersonId, person: NewPerson): Promise<unknown> =>
  sendJson('PATCH', `/api/people/${personId}`, person, Answer);

/** Says what an import would do; changes nothing. Refusal `bad-csv` names the faulty lines. */
export const previewPeople = (csv: Blob): Promise<PeopleImportResult> =>
  sendFile('/api/people/import?preview=1', csv, 'text/csv', PeopleImportResult);

/** Imports all lines, or none; `others` where a person looked at those in doubt and says that they are other people. */
export const importPeople = (csv: Blob, others: boolean): Promise<PeopleImportResult> =>
  sendFile(`/api/people/import?others=${others ? '1' : '0'}`, csv, 'text/csv', PeopleImportResult);
