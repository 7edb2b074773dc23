import type { DropCause, LinkGrade, MeetingType } from '@diem-cau/shared';

/** Something that happens in a scripted meeting; `at` is in whole minutes after the opening, places are endpoints' names. */
export type Happening =
  /** Comes at another time than the usual one. */
  | { readonly what: 'comes'; readonly place: string; readonly at: number }
  | { readonly what: 'never'; readonly place: string }
  /** Goes away for so many minutes, for good where null. */
  | {
      readonly what: 'drops';
      readonly place: string;
      readonly at: number;
      readonly away: number | null;
      readonly cause: DropCause;
    }
  | { readonly what: 'leaves'; readonly place: string; readonly at: number; readonly away: number | null }
  /** Is heard for so many minutes, unless somebody else is heard meanwhile. */
  | { readonly what: 'speaks'; readonly place: string; readonly at: number; readonly lasts: number }
  /** Null: it is still on when the meeting is closed. */
  | { readonly what: 'break'; readonly at: number; readonly lasts: number | null }
  /** Whoever was there is back one minute after the hub, unless it is named as slow; null: it never comes back. */
  | {
      readonly what: 'hub-down';
      readonly at: number;
      readonly lasts: number;
      readonly slow: Readonly<Record<string, number | null>>;
    }
  /** Is put on the list in the course of the meeting and comes so many minutes later. */
  | { readonly what: 'added'; readonly place: string; readonly at: number; readonly comesAfter: number }
  | { readonly what: 'line'; readonly place: string; readonly at: number; readonly grade: LinkGrade }
  | { readonly what: 'other-tab'; readonly place: string; readonly at: number }
  /** Right after this minute the hub's clock is set back by so many minutes; there is one such jump in a meeting at most. */
  | { readonly what: 'clock-back'; readonly at: number; readonly by: number };

/** What is to count instead of what the machine saw, in minutes after the opening that it saw. */
export type ScriptedCorrection =
  | { readonly what: 'title'; readonly title: string }
  | { readonly what: 'opening' | 'closing'; readonly at: number }
  | { readonly what: 'break'; readonly from: number; readonly to: number }
  | {
      readonly what: 'presence';
      readonly place: string;
      readonly from: number;
      readonly to: number;
      readonly present: boolean;
    };

/** How many stand on a roll; substitutes, late and left early are among those who are named and present. */
export interface RollNumbers {
  readonly named: number;
  readonly others: number;
  readonly excused: number;
  readonly unexcused: number;
  readonly notCalled: number;
  readonly substitutes: number;
  readonly late: number;
  readonly leftEarly: number;
}

type ScriptedRolls = Readonly<Record<string, Partial<RollNumbers>>>;

/** One meeting of the year as a person would tell it. */
export interface ScriptedMeeting {
  readonly id: string;
  readonly title: string;
  readonly type: MeetingType;
  /** By the clock on the wall in Vietnam, `01-06 07:30`. */
  readonly opens: string;
  /** 1 for the year after, -1 for the year before. */
  readonly yearOffset?: number;
  /** How many minutes before the opening it should have begun by the invitation; null where no time was set. */
  readonly invitedBefore: number | null;
  /** Minutes to the closing; null while it is still open. */
  readonly lasts: number | null;
  /** Code and name of the unit that holds it, where that is not the leading endpoint's. */
  readonly heldBy?: { readonly code: string; readonly name: string };
  /** The endpoints on the list; all of the directory where missing. */
  readonly only?: readonly string[];
  /** Whether the hub measured the lines: then each one is good from a minute after each coming on, until a happening says otherwise. */
  readonly measured?: boolean;
  readonly course: readonly Happening[];
  /** Nobody called the roll at all, or not that of these places; else each place that came is called once, as `usualRoll` has it. */
  readonly uncalled?: 'all' | readonly string[];
  /** Where a roll of the first call is not the usual one. */
  readonly rolls?: ScriptedRolls;
  /** A first call that somebody put right afterwards, with a reason. */
  readonly changedRolls?: ScriptedRolls;
  readonly secondCall?: ScriptedRolls;
  readonly papers?: { readonly pages: number; readonly printed: number };
  readonly conclusions?: number;
  /** The day of the notice of conclusions, `01-10`. */
  readonly noticeIssued?: string;
  readonly corrections?: readonly ScriptedCorrection[];
}

/** The minute at which a place comes, by its number in the directory's order, where nothing else is said. */
export const usualArrival = (number: number): number => number % 3;

/** The roll of a place by its number in the directory's order, where nothing else is said: the room holds the most. */
export const usualRoll = (number: number): RollNumbers => ({
  named: number === 0 ? 8 : 1 + (number % 3),
  others: number === 0 ? 4 : number % 2,
  excused: 0,
  unexcused: 0,
  notCalled: 0,
  substitutes: 0,
  late: 0,
  leftEarly: 0,
});
