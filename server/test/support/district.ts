import {
  EnrolmentLink,
  MeetingRecord,
  SessionBody,
  type EndpointId,
  type EnrolmentId,
  type PcPurpose,
  type MeetingId,
  type OpeningRequest,
} from '@diem-cau/shared';
import { AttendingPage } from './attending-page.ts';
import { askHttp, bodyOf } from './hub-http.ts';
import { HubProcess, type HubRun } from './hub-process.ts';

/** One enrolled PC of the demo directory. */
export interface EnrolledPc {
  readonly name: string;
  readonly endpointId: EndpointId;
  readonly cookie: string;
}

/** The endpoint that leads in the demo directory. */
export const roomName = 'Huyện Bình Gia';
/** Its communes, in the directory's order. */
export const communeNames = [
  'Thị trấn Bình Gia',
  'Xã Hoàng Văn Thụ',
  'Xã Mông Ân',
  'Xã Tân Văn',
  'Xã Hồng Thái',
  'Xã Bình La',
  'Xã Minh Khai',
  'Xã Hồng Phong',
  'Xã Quang Trung',
  'Xã Thiện Thuật',
  'Xã Hòa Bình',
  'Xã Thiện Long',
  'Xã Tân Hòa',
  'Xã Thiện Hòa',
  'Xã Yên Lỗ',
  'Xã Quý Hòa',
  'Xã Vĩnh Yên',
  'Xã Hoa Thám',
  'Xã Hưng Đạo',
] as const;

const newPassword = 'Ngày mai trời nắng đẹp';

/** A running hub whose PCs are enrolled: the room, and as many of its communes as a test needs. */
export class District {
  readonly hub: HubProcess;
  readonly room: EnrolledPc;
  readonly communes: readonly EnrolledPc[];
  #adminCookie: Promise<string> | null = null;

  private constructor(hub: HubProcess, room: EnrolledPc, communes: readonly EnrolledPc[]) {
    this.hub = hub;
    this.room = room;
    this.communes = communes;
  }

  static async start(
    communes: number,
    environment: Record<string, string> = {},
    run: HubRun = 'alone',
  ): Promise<District> {
    const hub = await HubProcess.start(environment, run);
    try {
      const room = await enrol(hub, roomName);
      const enrolled: EnrolledPc[] = [];
      for (const name of communeNames.slice(0, communes)) enrolled.push(await enrol(hub, name));
      return new District(hub, room, enrolled);
    } catch (error) {
      await hub.remove();
      throw error;
    }
  }

  get pcs(): readonly EnrolledPc[] {
    return [this.room, ...this.communes];
  }

  /** The nth commune's PC, from 0. */
  commune(index: number): EnrolledPc {
    const pc = this.communes[index];
    if (pc === undefined) throw new Error(`the district has no commune ${index}`);
    return pc;
  }

  /** Opens a page on a PC. */
  page(pc: EnrolledPc): Promise<AttendingPage> {
    return AttendingPage.open(this.hub.url, pc.cookie);
  }

  /** Opens pages on PCs and lets them join, without packets of media. */
  async joined(meetingId: MeetingId, ...pcs: readonly EnrolledPc[]): Promise<AttendingPage[]> {
    return Promise.all(
      pcs.map(async (pc) => {
        const page = await this.page(pc);
        await page.join(meetingId);
        return page;
      }),
    );
  }

  /** Opens a meeting of all enrolled PCs from the room's page. */
  async openMeeting(from: AttendingPage, change: Partial<OpeningRequest> = {}): Promise<MeetingId> {
    const { meetingId } = await from.line.ask('meeting.open', {
      title: 'Giao ban tuần 47: Hòa Bình, Đặng Khê',
      type: 'giao-ban',
      expected: this.pcs.map(({ endpointId }) => endpointId),
      holdsNoStateSecret: true,
      ...change,
    });
    return meetingId;
  }

  /** The admin's cookie: signs in with the password that the first start printed, and changes it. */
  adminCookie(): Promise<string> {
    this.#adminCookie ??= this.#signInAsAdmin();
    return this.#adminCookie;
  }

  async #signInAsAdmin(): Promise<string> {
    const [, userName = '', oldPassword = ''] = /^ {2}(\S+) \/ (\S+)$/m.exec(this.hub.output) ?? [];
    const first = await askHttp(`${this.hub.url}/api/session`, {
      method: 'POST',
      body: { userName, password: oldPassword },
    });
    bodyOf(first, SessionBody);
    const changed = await askHttp(`${this.hub.url}/api/session/password`, {
      method: 'POST',
      cookie: first.cookie ?? '',
      body: { oldPassword, newPassword },
    });
    bodyOf(changed, SessionBody);
    return changed.cookie ?? '';
  }

  /** Enrols one more PC of an endpoint, beside those that it has. */
  async enrolBeside(pc: EnrolledPc, purpose: PcPurpose): Promise<EnrolledPc & { readonly enrolmentId: EnrolmentId }> {
    const made = await askHttp(`${this.hub.url}/api/endpoints/${pc.endpointId}/enrolment-link`, {
      method: 'POST',
      cookie: await this.adminCookie(),
      body: { purpose, beside: true },
    });
    const { code, enrolmentId } = bodyOf(made, EnrolmentLink);
    const redeemed = await askHttp(`${this.hub.url}/api/enrolments/redeem`, { method: 'POST', body: { code } });
    if (redeemed.cookie === null) throw new Error(`the ${purpose} of ${pc.name} was not enrolled`);
    return { ...pc, cookie: redeemed.cookie, enrolmentId };
  }

  /** A meeting's record, as the admin reads it. */
  async record(meetingId: MeetingId): Promise<MeetingRecord> {
    const answer = await askHttp(`${this.hub.url}/api/meetings/${meetingId}`, { cookie: await this.adminCookie() });
    return bodyOf(answer, MeetingRecord);
  }

  /** Ends the hub and removes its data. */
  remove(): Promise<void> {
    return this.hub.remove();
  }
}

/** Redeems the link that the hub printed for an endpoint. */
const enrol = async (hub: HubProcess, name: string): Promise<EnrolledPc> => {
  const token = new URL(hub.enrolmentLink(name)).hash.slice(1);
  const answer = await askHttp(`${hub.url}/api/enrolments/redeem`, { method: 'POST', body: { token } });
  const { me } = bodyOf(answer, SessionBody);
  if (me?.kind !== 'endpoint' || me.name !== name || answer.cookie === null)
    throw new Error(`the link of ${name} enrolled ${JSON.stringify(me)}`);
  return { name, endpointId: me.endpointId, cookie: answer.cookie };
};
