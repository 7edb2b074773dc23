import type { MinutesBody, NamedSecretary } from '@diem-cau/shared';
import { conclusionsOf } from '../../domain/papers/conclusions.ts';
import type { Actor } from '../../domain/kit/actor.ts';
import { minutesDocument } from '../../domain/papers/minutes-document.ts';
import { minutesProposal, usualMinutesRecipients } from '../../domain/papers/minutes-proposal.ts';
import { personsName } from '../../domain/papers/official-people.ts';
import { minutesVersions } from '../../domain/papers/official-versions.ts';
import { countedRolls } from '../../domain/record/roll-call.ts';
import type { Book } from '../record/meeting-books.ts';
import type { PaperModels } from './paper-models.ts';
import { officeClock } from './paper-versions.ts';
import { Papers, type PapersPorts } from './papers.ts';

export interface MinutesPorts extends PapersPorts {
  readonly models: Pick<PaperModels, 'host' | 'earlier'>;
}

const nameOf = (actor: Actor): string => (actor.by === 'account' ? personsName(actor.name) : '');

const callers = (book: Book): readonly string[] =>
  book.toReversed().map(({ fact }) => (fact.type === 'rollConfirmed' ? nameOf(fact.actor) : ''));

/**
 * Who was named the secretary of the meeting; else whoever called the roll last, by name; else the person who writes. An endpoint's PC and an
 * account of a role are nobody's name.
 */
const secretaryOf = (named: NamedSecretary | null, book: Book, writer: Actor): string =>
  [named === null ? '' : personsName(named.name), ...callers(book)].find((name) => name !== '') ?? nameOf(writer);

/** The minutes (biên bản) of meetings. */
export const createMinutes = (ports: MinutesPorts): Papers<MinutesBody> => {
  const { models, timeZone } = ports;
  const clock = officeClock(timeZone);
  return new Papers(ports, {
    fileName: 'bien-ban',
    dossierName: 'minutes',
    versions: minutesVersions,
    saved: (body, note, actor) => ({ type: 'minutesSaved', body, note, actor }),
    proposal: async (record, book, writer) => {
      const host = await models.host(record.summary.meetingId);
      const model = await models.earlier(host, (earlier) => minutesVersions(earlier).at(-1)?.body ?? null);
      const source = {
        record,
        rolls: countedRolls(book),
        conclusions: conclusionsOf(book),
        head: model?.head ?? host.head('BB'),
        recipients: model?.recipients ?? usualMinutesRecipients,
        secretary: secretaryOf(record.summary.secretary, book, writer),
      };
      return minutesProposal(source, clock);
    },
    document: (_, { body }) => minutesDocument(body),
    draft: (_, proposal) => minutesDocument(proposal),
  });
};
