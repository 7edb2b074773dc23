import type { EndpointBody, ParameterSubject } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';

/** What a subject is called, and what it holds for. */
export interface SubjectWords {
  readonly name: (subject: ParameterSubject) => string;
  /** `Giao ban`, `Xã Hòa Bình`; empty for the whole district. */
  readonly scope: (subject: ParameterSubject) => string;
  readonly unit: (subject: ParameterSubject) => string;
}

/** Words for the subjects of the table, in the page's language. */
export const useSubjectWords = (endpoints: readonly Pick<EndpointBody, 'endpointId' | 'name'>[]): SubjectWords => {
  const { t } = useTranslation(['parameters', 'records']);
  const scope = (subject: ParameterSubject): string => {
    switch (subject.of) {
      case 'district':
        return '';
      case 'type':
        return t(`records:types.${subject.type}`);
      case 'endpoint':
        return endpoints.find(({ endpointId }) => endpointId === subject.endpointId)?.name ?? t('unknownEndpoint');
    }
  };
  return {
    name: ({ of, name }) => t(`subjects.${of}.${name}`),
    scope,
    unit: ({ name }) => t(`units.${name}`),
  };
};
