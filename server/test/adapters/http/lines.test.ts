import { EndpointId, LineBoardBody, LineHistoryBody, MeetingId, type SeatView } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noSums } from '../../../src/domain/lines/line-sums.ts';
import { testWeb, type Browser, type TestWeb } from '../../support/web.ts';

const anBinh = EndpointId.parse('an-binh');
const seat: SeatView = {
  ...{ endpointId: anBinh, name: 'An Bình', leads: false, seat: { state: 'present', since: 1 }, hosts: false },
  ...{ microphone: 'closed', camera: 'off', sources: [], mayBeOpened: true, lost: { since: 5 } },
};
const period = 'from=2026-11-01&to=2026-11-30';

describe('lines over HTTP', () => {
  let web: TestWeb;
  let technician: Browser;
  beforeAll(async () => {
    web = await testWeb({
      lines: [{ meetingId: MeetingId.parse('m-1'), lines: [{ seat, media: null, wholeNeed: () => null }] }],
    });
    technician = await web.person('technician');
    const from = Date.UTC(2026, 10, 16, 1);
    await web.storage.lines.keep([
      { endpointId: anBinh, from, sums: { ...noSums, measuredMs: 50_000, lostMs: 10_000, upPackets: 900, upLost: 90 } },
    ]);
  });
  afterAll(() => web.close());

  test('those of a meeting that goes on are shown, and of no other', async () => {
    const board = LineBoardBody.parse((await technician.get('/api/meetings/m-1/lines')).body);
    expect(board.lines).toMatchObject([{ endpointId: anBinh, name: 'An Bình', state: 'lost', since: 5, up: null }]);
    expect(await technician.get('/api/meetings/m-2/lines')).toMatchObject({ code: 'meeting-not-open' });
  });

  test('those of a period are put together, and refused for no period', async () => {
    const { endpoints, keptDays } = LineHistoryBody.parse((await technician.get(`/api/lines?${period}`)).body);
    expect(keptDays).toBe(400);
    expect(endpoints).toMatchObject([{ endpointId: anBinh, months: [{ month: '2026-11' }], sums: { lostMs: 10_000 } }]);
    expect(await technician.get('/api/lines?from=2026-11-02&to=2026-11-01')).toMatchObject({ code: 'bad-period' });
  });

  test('the paper about one has its name and its bytes; there is none about one that nobody measured', async () => {
    const answer = await fetch(`${web.url}/api/lines/an-binh.pdf?${period}`, {
      headers: { cookie: technician.cookie ?? '' },
    });
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename=duong-truyen-an-binh-2026-11-01_2026-11-30.pdf',
    );
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(await technician.get(`/api/lines/hoa-lac.pdf?${period}`)).toMatchObject({ status: 404, code: 'not-found' });
  });
});
