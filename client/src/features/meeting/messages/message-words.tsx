import type { ConductorPhrase, EndpointPhrase } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';

interface MessageWordsProps {
  readonly words:
    | { readonly says: 'phrase'; readonly phrase: EndpointPhrase | ConductorPhrase }
    | { readonly says: 'text'; readonly text: string };
}

/** What a message says, in the page's language where it is a phrase. */
export const MessageWords = ({ words }: MessageWordsProps) => {
  const { t } = useTranslation('messages');
  return <span>{words.says === 'text' ? words.text : t(`phrases.${words.phrase}`)}</span>;
};
