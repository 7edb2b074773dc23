import type { EndpointBody, EnrolmentLink } from '@diem-cau/shared';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { makeEnrolmentLink } from './directory-api.ts';
import { withoutPc } from './what-ends.ts';

interface MakeAllLinksProps {
  readonly endpoints: readonly EndpointBody[];
  readonly onLinks: (links: readonly EnrolmentLink[]) => void;
}

/** The first day: codes for all endpoints that have neither a PC nor an open code, to be printed together. */
export const MakeAllLinks = ({ endpoints, onLinks }: MakeAllLinksProps) => {
  const { t } = useTranslation('admin');
  const waiting = withoutPc(endpoints);
  if (waiting.length === 0) return null;
  const make = async (): Promise<void> => {
    const links: EnrolmentLink[] = [];
    try {
      for (const { endpointId } of waiting) links.push(await makeEnrolmentLink(endpointId, {}));
    } finally {
      // What was made is shown this once, also when the line broke in the middle.
      if (links.length > 0) onLinks(links);
    }
  };
  return (
    <AskOnce
      title={t('directory.makeAll')}
      sentence={t('directory.makeAllAsk', { n: waiting.length })}
      verb={t('directory.makeAllVerb')}
      act={make}
      opener={(open) => (
        <Button variant="default" onClick={open}>
          {t('directory.makeAll')}
        </Button>
      )}
    />
  );
};
