import type { Profile } from '@diem-cau/shared';
import type { ReactNode } from 'react';
import { addTexts } from '../../i18n/current-language.ts';
import { helpTexts } from '../../i18n/shelves.ts';
import { Part } from '../part.tsx';
import type { HelpTopic } from './help-topic.ts';

const loadContent = async () => {
  const [{ HelpContent }] = await Promise.all([import('./help-content.tsx'), addTexts(helpTexts)]);
  return { HelpContent };
};

interface HelpProps {
  readonly topic: HelpTopic;
  readonly profile: Profile;
  /** What stands there while it is loaded. */
  readonly waiting?: ReactNode;
}

/** The help, loaded with its texts and pictures by whoever opens it. */
export const Help = ({ topic, profile, waiting }: HelpProps) => (
  <Part load={loadContent} waiting={waiting}>
    {({ HelpContent }) => <HelpContent topic={topic} profile={profile} />}
  </Part>
);
