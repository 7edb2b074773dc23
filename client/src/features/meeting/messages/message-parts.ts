import { addTexts } from '../../../i18n/current-language.ts';
import { messageTexts } from '../../../i18n/message-shelf.ts';
import { MessageLine } from './message-line.tsx';
import { MessageNotice } from './message-notice.tsx';
import { MessageWords } from './message-words.tsx';
import { MessagesDialog } from './messages-dialog.tsx';
import { OwnMessageLine } from './own-message-line.tsx';

/** All of it, with its texts. */
export const loadMessageParts = async () => {
  await addTexts(messageTexts);
  return { MessageLine, MessageNotice, MessageWords, MessagesDialog, OwnMessageLine };
};
