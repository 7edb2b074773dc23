import { EndpointContacts, type EndpointContact, type EndpointId } from '@diem-cau/shared';
import { getJson } from './http.ts';

/** Whom to call, by endpoint. */
export type Contacts = ReadonlyMap<EndpointId, EndpointContact>;

/** Asks whom to call at the endpoints; refused with `forbidden` to a page that is no staff's and no leading room's. Throws like `getJson`. */
export const loadContacts = async (signal: AbortSignal): Promise<Contacts> => {
  const { contacts } = await getJson('/api/contacts', EndpointContacts, { signal });
  return new Map(contacts.map((contact) => [contact.endpointId, contact]));
};

/** Which sentence says whom to call; null where nobody is known. */
export const contactWords = (contact: Pick<EndpointContact, 'phone' | 'contact'>): 'both' | 'phone' | 'name' | null => {
  if (contact.phone === '') return contact.contact === '' ? null : 'name';
  return contact.contact === '' ? 'phone' : 'both';
};
