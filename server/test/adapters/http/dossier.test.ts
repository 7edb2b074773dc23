import { MeetingId } from '@diem-cau/shared';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chair, hoaBinh, opening, recorded } from '../../domain/record/recorded-meetings.ts';
import { testWeb, type Browser, type TestWeb } from '../../support/web.ts';

const closed = MeetingId.parse('m-closed');
const running = MeetingId.parse('m-running');

let web: TestWeb;
let technician: Browser;
beforeAll(async () => {
  web = await testWeb();
  technician = await web.person('technician');
  await web.storage.archive.append(
    closed,
    recorded(
      [
        ['08:05:00', { type: 'endpointJoined', endpointId: hoaBinh.endpointId }],
        ['10:00:00', { type: 'meetingClosed', actor: chair }],
      ],
      { ...opening(), meetingId: closed },
    ),
  );
  await web.storage.archive.append(running, recorded([], { ...opening(), meetingId: running }));
});
afterAll(() => web.close());

describe('the dossier of a meeting', () => {
  it('comes as a ZIP file', async () => {
    const answer = await fetch(`${web.url}/api/meetings/${closed}/archive.zip`, {
      headers: { cookie: technician.cookie },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename=ho-so-2026-11-22-hop-giao-ban-thang-11.zip',
    );
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    expect(Object.keys(files)).toContain('SHA256SUMS');
    expect(Buffer.from(files['events.jsonl'] ?? []).toString()).toContain('"type":"meetingClosed"');
  });

  it.each([
    [running, 409, 'meeting-still-open'],
    ['nowhere', 404, 'not-found'],
  ])('of %s is refused with %i %s', async (meetingId, status, code) => {
    expect(await technician.get(`/api/meetings/${meetingId}/archive.zip`)).toMatchObject({ status, code });
  });
});
