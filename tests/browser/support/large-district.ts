import { EndpointId, SessionBody, type MeetingId } from '@diem-cau/shared';
import { openStorage } from '../../../server/src/adapters/storage/storage.ts';
import { AttendingPage } from '../../../server/test/support/attending-page.ts';
import { communeNames, roomName } from '../../../server/test/support/district.ts';
import { askHttp, bodyOf } from '../../../server/test/support/hub-http.ts';
import type { Appearance } from '../../../server/test/support/wrtc-media.ts';
import { HubProcess } from '../../../server/test/support/hub-process.ts';
import { devicesOf, enrol, type Place } from './district.ts';

/** Names of communes that the demo directory does not have, as long and as many as a merged district's. */
const moreNames = [
  'Chi Lăng',
  'Bắc Quỳnh',
  'Đồng Ý',
  'Hưng Vũ',
  'Nhất Hòa',
  'Nhất Tiến',
  'Tân Thành',
  'Trấn Yên',
  'Vạn Thủy',
  'Vũ Lăng',
  'Vũ Lễ',
  'Vũ Sơn',
  'Chiến Thắng',
  'Tân Hương',
  'Tân Lập',
  'Tân Tri',
  'Long Đống',
  'Quỳnh Sơn',
  'Hữu Vĩnh',
  'Văn Quan',
  'An Sơn',
  'Bình Phúc',
  'Điềm He',
  'Đồng Giáp',
  'Hòa Bình Thượng',
  'Hữu Lễ',
  'Khánh Khê',
  'Liên Hội',
  'Lương Năng',
  'Phú Mỹ',
  'Song Giang',
  'Tân Đoàn',
  'Trấn Ninh',
  'Tràng Các',
  'Tràng Phái',
  'Tri Lễ',
  'Tú Xuyên',
  'Vĩnh Lại',
  'Việt Yên',
  'Xuân Mai',
  'Yên Phúc',
  'Tân Liên Thượng',
  'Gia Cát',
  'Hoàng Đồng',
  'Mai Pha',
  'Quảng Lạc',
].map((name) => `Xã ${name}`);

/** One enrolled PC beside the room's. */
/** Whom to call at each of its endpoints. */
const contact = { phone: '0205 3834 123', contact: 'bà Hoàng Thị Hà' };

interface CommunePc {
  readonly name: string;
  readonly endpointId: EndpointId;
  readonly cookie: string;
}

/** A hub with the room in a real browser, and 65 communes whose pages stand only on the line: they join, send and go as told. */
export class LargeDistrict {
  readonly hub: HubProcess;
  readonly room: Place;
  readonly communes: readonly CommunePc[];
  #pages: AttendingPage[] = [];
  #conductor: AttendingPage | null = null;

  private constructor(hub: HubProcess, room: Place, communes: readonly CommunePc[]) {
    this.hub = hub;
    this.room = room;
    this.communes = communes;
  }

  /** @param enrolled how many of the communes have a PC */
  static async start(enrolled = communeNames.length + moreNames.length): Promise<LargeDistrict> {
    const hub = await HubProcess.start();
    await hub.end('SIGTERM');
    const storage = await openStorage({ dataDir: hub.dataDir, databaseUrl: null });
    const places = await storage.directory.endpoints();
    const [unit] = await storage.directory.units();
    if (unit === undefined) throw new Error('the demo directory has no unit');
    await storage.directory.save({
      units: [],
      endpoints: [
        ...places.map((place) => ({ ...place, ...contact })),
        ...moreNames.map((name, index) => ({
          endpointId: EndpointId.parse(`more-${index}`),
          name,
          unitId: unit.unitId,
          leads: false,
          position: places.length + index,
          active: true,
          mayBeOpened: true,
          joinsByItself: false,
          ...contact,
        })),
      ],
    });
    await storage.close();
    await hub.up();
    const communes: CommunePc[] = [];
    for (const name of [...communeNames, ...moreNames].slice(0, enrolled)) {
      const token = new URL(hub.enrolmentLink(name)).hash.slice(1);
      const answer = await askHttp(`${hub.url}/api/enrolments/redeem`, { method: 'POST', body: { token } });
      const { me } = bodyOf(answer, SessionBody);
      if (me?.kind !== 'endpoint' || answer.cookie === null) throw new Error(`${name} was not enrolled`);
      communes.push({ name, endpointId: me.endpointId, cookie: answer.cookie });
    }
    return new LargeDistrict(hub, await enrol(hub, roomName, devicesOf.room, true), communes);
  }

  /** Opens a meeting of this many endpoints, the room among them, and lets the room join. */
  async open(endpoints: number, title = 'Họp giao ban tuần 47'): Promise<MeetingId> {
    const { page, context } = this.room.browser;
    const cookies = await context.cookies(this.hub.url);
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    this.#conductor = await AttendingPage.open(this.hub.url, cookie);
    const { meetingId } = await this.#conductor.line.ask('meeting.open', {
      title,
      type: 'giao-ban',
      expected: [this.room.endpointId, ...this.communes.map(({ endpointId }) => endpointId)]
        .slice(0, endpoints)
        .map((endpointId) => EndpointId.parse(endpointId)),
      holdsNoStateSecret: true,
    });
    await page.getByTestId('join').click();
    await page.getByTestId('room-page').waitFor();
    return meetingId;
  }

  /** Lets a commune join; `wrtc` sends real media, `signalling` agrees on it and sends no packet. */
  async join(
    meetingId: MeetingId,
    index: number,
    variant: 'wrtc' | 'signalling' = 'signalling',
    appearance?: Appearance,
  ): Promise<AttendingPage> {
    const pc = this.communes[index];
    if (pc === undefined) throw new Error(`there is no commune ${index}`);
    const page = await AttendingPage.open(this.hub.url, pc.cookie);
    await page.join(meetingId, variant, appearance);
    this.#pages.push(page);
    return page;
  }

  /** Ends the meeting; everybody waits for the next one. */
  async end(): Promise<void> {
    const { page } = this.room.browser;
    await page.keyboard.press('Escape');
    await page.mouse.move(500, 300);
    await page.mouse.move(510, 310);
    await page.getByTestId('end-button').click();
    await page.getByTestId('question-yes').click();
    await page.getByTestId('waiting-page').waitFor();
    this.#close();
  }

  async remove(): Promise<void> {
    this.#close();
    await this.room.browser.close();
    await this.hub.remove();
  }

  #close(): void {
    for (const each of [...this.#pages, this.#conductor]) each?.close();
    this.#pages = [];
    this.#conductor = null;
  }
}
