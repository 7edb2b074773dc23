import {
  MeetingId,
  Refusal,
  foldForSearch,
  typedIdentity,
  type ConclusionId,
  type Day,
  type TaskBody,
  type TaskList,
} from '@diem-cau/shared';
import { attendanceLog } from '../../domain/record/attendance-log.ts';
import { correctedLog } from '../../domain/record/corrected-log.ts';
import { conclusionsOf } from '../../domain/papers/conclusions.ts';
import type { Actor } from '../../domain/kit/actor.ts';
import { byUrgency, progressTask, taskOn, tasksOf, type Task } from '../../domain/papers/tasks.ts';
import { receiptsOf } from '../../domain/record/conclusion-receipts.ts';
import type { Receipts } from './receipts.ts';
import { dayOf } from '../kit/days.ts';
import { localTime } from '../kit/local-time.ts';
import type { Book, MeetingBooks } from '../record/meeting-books.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import { tasksCsv } from './tasks-csv.ts';
import { breathe } from '../kit/breathe.ts';

export interface TasksPorts {
  readonly books: Pick<MeetingBooks, 'read' | 'write' | 'heads'>;
  readonly archive: Pick<MeetingArchive, 'first'>;
  readonly receipts: Pick<Receipts, 'of'>;
  readonly clock: Clock;
  /** IANA name of the zone whose calendar says which day it is. */
  readonly timeZone: string;
}

/** What is asked of the list of tasks: words as a person types them, with or without tone marks. */
export interface TaskQuery {
  readonly words: string;
  /** Overdue tasks are open ones. */
  readonly state?: TaskBody['state'] | 'overdue' | undefined;
}

const searchText = ({ work, leadUnit, cooperatingUnits, meetingTitle }: Task): string =>
  foldForSearch([work, leadUnit, ...cooperatingUnits, meetingTitle].join(' '));

/** The conclusions of all meetings as one list of tasks. */
export class Tasks {
  readonly #ports: TasksPorts;
  /** The tasks of each book as it stood when it was read: only a book that has grown is read again. */
  readonly #known = new Map<string, { readonly head: number; readonly tasks: readonly Task[] }>();

  constructor(ports: TasksPorts) {
    this.#ports = ports;
  }

  /** Tasks that hold all words in their work, units or meeting, the most urgent first. */
  async list(query: TaskQuery & { readonly limit: number; readonly offset: number }): Promise<TaskList> {
    const found = await this.#found(query);
    return {
      tasks: await this.#withReceipts(found.slice(query.offset, query.offset + query.limit)),
      total: found.length,
    };
  }

  /** Open tasks by the unit that leads them, its name as `typedIdentity` makes it. */
  async openByUnit(): Promise<ReadonlyMap<string, readonly TaskBody[]>> {
    return Map.groupBy(await this.#found({ words: '', state: 'open' }), ({ leadUnit }) => typedIdentity(leadUnit));
  }

  /** The same list, whole, as CSV. */
  async csv(query: TaskQuery): Promise<string> {
    return tasksCsv(await this.#withReceipts(await this.#found(query)), localTime(this.#ports.timeZone));
  }

  async #found({ words, state }: TaskQuery): Promise<TaskBody[]> {
    const wanted = foldForSearch(words).split(' ').filter(Boolean);
    const today = this.#today();
    const found: TaskBody[] = [];
    for (const known of await this.#all()) {
      await breathe();
      const text = wanted.length === 0 ? '' : searchText(known);
      if (!wanted.every((word) => text.includes(word))) continue;
      const task = taskOn(known, today);
      if (state === undefined || (state === 'overdue' ? task.overdue : task.state === state)) found.push(task);
    }
    return found.sort(byUrgency);
  }

  /** Notes how far a task is. Refuses with `not-found`. */
  async progress(
    meetingId: MeetingId,
    conclusionId: ConclusionId,
    said: { readonly state: TaskBody['state']; readonly note: string },
    actor: Actor,
  ): Promise<TaskBody> {
    const book = await this.#ports.books.write(meetingId, (before) => progressTask(before, conclusionId, said, actor));
    const task = (await this.#derive(meetingId, book)).find((each) => each.conclusionId === conclusionId);
    if (task === undefined) throw new Refusal('not-found');
    const [body] = await this.#withReceipts([taskOn(task, this.#today())]);
    return body ?? taskOn(task, this.#today());
  }

  /** Who received each at its meeting; a record that cannot be read says nothing of it. */
  async #withReceipts(tasks: readonly TaskBody[]): Promise<TaskBody[]> {
    const told: TaskBody[] = [];
    for (const task of tasks) {
      const { sent } = await this.#ports.receipts.of(task.meetingId).catch((error: unknown) => {
        if (error instanceof Refusal) return { sent: [] };
        throw error;
      });
      const receipts = receiptsOf(sent, task)?.receipts;
      told.push(receipts === undefined ? task : { ...task, receipts });
    }
    return told;
  }

  #today(): Day {
    return dayOf(this.#ports.clock.now(), this.#ports.timeZone);
  }

  async #all(): Promise<readonly Task[]> {
    const all: Task[] = [];
    for (const [name, head] of await this.#ports.books.heads()) {
      await breathe();
      const known = this.#known.get(name);
      if (known?.head === head) {
        all.push(...known.tasks);
        continue;
      }
      const meetingId = MeetingId.parse(name);
      const book = await this.#ports.books.read(meetingId);
      const tasks = await this.#derive(meetingId, book);
      this.#known.set(name, { head: book.at(-1)?.seq ?? 0, tasks });
      all.push(...tasks);
    }
    return all;
  }

  async #derive(meetingId: MeetingId, book: Book): Promise<readonly Task[]> {
    if (conclusionsOf(book).length === 0) return [];
    // Its title and its day are the opening's, as far as nobody corrected them.
    const first = await this.#ports.archive.first(meetingId);
    const seen = first === null ? null : attendanceLog([first]);
    if (seen === null) return [];
    const { opening, openedAt } = correctedLog(seen, book);
    return tasksOf({ meetingId, title: opening.title, day: dayOf(openedAt, this.#ports.timeZone) }, book);
  }
}
