import type { EndpointId } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactWords, loadContacts, type Contacts } from '../core/contacts.ts';

/**
 * Says whom to call at an endpoint, `gọi 0205 3834 123, bà Hà`; null where nobody is known, or as long as the hub has not said. It is asked
 * when the component comes on the page: a number that was changed meanwhile is seen the next time.
 */
export const useContacts = (): ((endpointId: EndpointId) => string | null) => {
  const { t } = useTranslation('common');
  const [contacts, setContacts] = useState<Contacts>(new Map());
  useEffect(() => {
    const asking = new AbortController();
    // A number is a help, never what is waited for: without an answer the page says what it said before.
    loadContacts(asking.signal).then(setContacts, () => undefined);
    return () => asking.abort();
  }, []);
  return (endpointId) => {
    const contact = contacts.get(endpointId);
    const words = contact === undefined ? null : contactWords(contact);
    return contact === undefined || words === null
      ? null
      : t(`call.${words}`, { phone: contact.phone, name: contact.contact });
  };
};
