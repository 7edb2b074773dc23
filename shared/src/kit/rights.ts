import { z } from 'zod';
import { actingRole, onlyShows, type Principal, type Role } from './roles.ts';

/**
 * What somebody may be in one meeting, whatever the hub's roles say: its chair (the endpoint that leads it), its secretary (an account
 * that was named), its host (another endpoint of the unit that holds it), its deputy (who leads where the chair is away), or who does so now.
 */
export const MeetingPart = z.enum(['chair', 'secretary', 'host', 'deputy', 'acting']);
export type MeetingPart = z.infer<typeof MeetingPart>;

/** The rights that a meeting's policy grants to endpoints like any other, or keeps from them. The names stand in records: never another one. */
export const GrantedRight = z.enum(['sendMicrophone', 'sendCamera', 'sendScreen']);
export type GrantedRight = z.infer<typeof GrantedRight>;

/** What a principal is in one meeting, and what that meeting's policy grants. */
export interface Standing {
  /** Null for whoever has no part of its own: an endpoint like any other, or nobody of this meeting. */
  readonly part: MeetingPart | null;
  readonly grants: readonly GrantedRight[];
}

/** Who has a right. */
interface Holders {
  /** In every meeting and outside of any. The seat of an endpoint that leads acts as `chair`, whatever else is of an endpoint as `delegate`. */
  readonly roles: readonly Role[];
  /** Besides, in the meeting in which they are this. */
  readonly ofMeeting?: readonly MeetingPart[];
  /** Besides, in a meeting whose policy grants it. */
  readonly ifGranted?: readonly Role[];
  /** Whether a panel that was paired with a meeting may have it, in that meeting. */
  readonly onPanel?: true;
}

const everybody: readonly Role[] = ['admin', 'chair', 'secretary', 'technician', 'delegate'];
const staff: readonly Role[] = ['admin', 'chair', 'secretary', 'technician'];
const conductors: readonly Role[] = ['admin', 'chair', 'secretary'];
const admin: readonly Role[] = ['admin'];
const ofRecord: readonly MeetingPart[] = ['chair', 'secretary'];
const conducting: readonly MeetingPart[] = ['chair', 'secretary', 'host', 'acting'];
const sending: Holders = { roles: staff, ofMeeting: ['chair', 'host', 'acting'], ifGranted: ['delegate'] };

const table = {
  /** Ask the hub who one is and what is open, and keep one's own password. */
  enter: { roles: everybody, onPanel: true },

  /** Open a meeting. */
  openMeeting: { roles: conductors },
  /** Breaks, closing, the list of endpoints, other endpoints' microphones and screens, what everybody sees. */
  conductMeeting: { roles: conductors, ofMeeting: conducting, onPanel: true },
  /** Begin, pause and end the recording of its sound: whoever leads decides it (QĐ 45/2018/QĐ-TTg), the secretary does it for them. */
  recordMeeting: { roles: conductors, ofMeeting: ['chair', 'secretary', 'acting'], onPanel: true },
  /** Pair panels with a meeting, which then act in it for who asked, and end them. */
  pairPanels: { roles: conductors, ofMeeting: ofRecord },
  /** Set how much of a meeting an endpoint receives at most, for the sake of its line. */
  limitReception: { roles: staff, ofMeeting: conducting, onPanel: true },
  /** Let an endpoint's microphone give way while others speak: also of whoever looks after the lines. */
  tendSound: { roles: staff, ofMeeting: conducting, onPanel: true },
  /** Name its secretary while it is open. */
  nameSecretary: { roles: ['admin', 'chair'], ofMeeting: ['chair'] },
  /** Name who leads where the chair is away. */
  nameDeputy: { roles: ['admin', 'chair'], ofMeeting: ['chair'], onPanel: true },
  /** Hand the lead over to the deputy: the chair alone. */
  handOver: { roles: ['chair'], ofMeeting: ['chair'], onPanel: true },
  /** Take the lead back, or give it back. */
  takeBackLead: { roles: ['chair'], ofMeeting: ['chair', 'secretary', 'acting'], onPanel: true },
  /** Give the lead to somebody while the chair is away. */
  assignLead: { roles: admin },
  /** Follow a meeting without a seat. */
  watchMeeting: { roles: staff, ofMeeting: [...ofRecord, 'deputy', 'acting'] },
  /** Take an endpoint's seat and have its media; the PC of an endpoint alone can. */
  takeSeat: { roles: everybody },
  /** Attend a meeting beside an endpoint's seat, as a display or a panel; a PC that is enrolled for that alone can. */
  attendBeside: { roles: everybody, onPanel: true },
  sendMicrophone: sending,
  sendCamera: sending,
  sendScreen: sending,
  /** Share a screen in the place of another's. */
  takeScreen: { roles: ['chair'], ofMeeting: ['chair', 'acting'] },
  /** Hear how the meeting stands that one is in. */
  followMeeting: { roles: everybody, onPanel: true },

  /** The record of a meeting and the papers about it. */
  readRecord: { roles: staff, ofMeeting: ofRecord },
  /** Correct a record, and add what the hub can't see. */
  keepRecord: { roles: conductors, ofMeeting: ofRecord },
  /** Confirm rolls. */
  callRoll: { roles: conductors, ofMeeting: ofRecord },
  /** Write minutes, conclusions and notices; take signed documents in. */
  keepPapers: { roles: conductors, ofMeeting: ofRecord },

  /** Hear what was recorded of a meeting. */
  playRecording: { roles: conductors, ofMeeting: ofRecord },
  /** Take it away as files. */
  downloadRecording: { roles: ['admin', 'secretary'], ofMeeting: ofRecord },
  /** Keep a stretch of it from whoever has no part in the meeting, or give it back: those who answer for what was said there. */
  withholdRecording: { roles: admin, ofMeeting: ofRecord },
  /** Hear, see and take away what was withheld as well. */
  playWithheld: { roles: admin, ofMeeting: ofRecord },
  /** Delete it before its time. */
  deleteRecording: { roles: admin },

  /** See which endpoints are ready for a meeting, and what failed there. */
  seeChecks: { roles: staff },
  /** Have endpoints test themselves. */
  askChecks: { roles: staff },
  /** Set the hour at which they do so by themselves. */
  keepCheckHour: { roles: ['admin', 'technician'] },
  /** See what goes over each endpoint's line, now and over months. */
  seeLines: { roles: ['admin', 'secretary', 'technician'], ofMeeting: ['secretary'] },

  readTasks: { roles: staff },
  /** Note how far a task is. */
  keepTasks: { roles: conductors },
  readReports: { roles: staff },
  /** Keep a report with its figures as they are. */
  keepReports: { roles: ['admin', 'secretary'] },

  readPeople: { roles: staff, ofMeeting: ofRecord },
  keepPeople: { roles: ['admin', 'secretary'] },
  /** Units, endpoints and whom to call there. */
  readDirectory: { roles: staff, ofMeeting: ofRecord },
  /** See which PCs are enrolled and when they were last seen, and take the directory away as a file. */
  overseeDirectory: { roles: ['admin', 'technician'] },
  keepDirectory: { roles: admin },
  /** Make links and codes of enrolment, and take enrolments back. */
  enrolPcs: { roles: admin },

  readParameters: { roles: staff },
  keepParameters: { roles: admin },
  readCalendar: { roles: staff },
  keepCalendar: { roles: admin },
  /** Which types of meeting are recorded, and for how long that is kept: whoever may open one sees it, too. */
  readRecordingRules: { roles: staff },
  keepRecordingRules: { roles: admin },
  /** What the hub says of itself. */
  keepProfile: { roles: admin },
  keepAccounts: { roles: admin },
  /** Tokens of other programs that read the statistics. */
  keepTokens: { roles: admin },
} as const satisfies Record<string, Holders>;

/** What there is a right to. Closed list: each request, each HTTP route, each page and each line of a menu names one. */
export type Right = keyof typeof table;

/** The one table of who may do what. */
export const rights: Readonly<Record<Right, Holders>> = table;

const isGranted = (right: Right, { grants }: Standing): boolean => grants.some((granted) => granted === right);

/**
 * Whether somebody has a right: by the role everywhere, or by `standing` in the meeting that it is about. A panel that was paired with a
 * meeting has none without a standing; that the standing is of its meeting, who asks for it has to see to.
 */
export const may = (principal: Principal, right: Right, standing?: Standing): boolean => {
  const { roles, ofMeeting = [], ifGranted = [], onPanel = false } = rights[right];
  if (principal.onlyIn !== undefined && (standing === undefined || !onPanel)) return false;
  const role = actingRole(principal);
  if (roles.includes(role)) return true;
  if (standing === undefined || onlyShows(principal)) return false;
  if (standing.part !== null && ofMeeting.includes(standing.part)) return true;
  return ifGranted.includes(role) && isGranted(right, standing);
};
