import { MeetingId, MeetingRecord, PcFile, WaysImportResult } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chair, opening, recorded } from '../../domain/record/recorded-meetings.ts';
import { testWeb, type Browser, type TestWeb } from '../../support/web.ts';

// Each of these answers is held against docs/openapi.json by the browser that asks.
let web: TestWeb;
let admin: Browser;
const meetingId = MeetingId.parse('m-1');

beforeAll(async () => {
  web = await testWeb();
  const closed = recorded([['10:00:00', { type: 'meetingClosed', actor: chair }]], { ...opening(), meetingId });
  await web.storage.archive.append(meetingId, closed);
  admin = await web.person('admin');
  const file = 'unit_code,name,kind,endpoint,leads\n06100,Hoàng Văn Thụ,xã,Hoàng Văn Thụ,không';
  await admin.send('POST', '/api/directory/import', file, { 'content-type': 'text/csv' });
});
afterAll(() => web.close());

describe('a good request', () => {
  it('that corrects a record, or tells of its papers, is answered with the record', async () => {
    const correction = { correction: { what: 'title', title: 'Giao ban tuần' }, reason: 'Gõ nhầm.' };
    const corrected = await admin.send('POST', `/api/meetings/${meetingId}/corrections`, correction);
    expect(MeetingRecord.parse(corrected.body).summary.meetingId).toBe(meetingId);
    const papers = await admin.send('POST', `/api/meetings/${meetingId}/papers`, { pages: 12, printedCopies: 3 });
    expect(papers.status).toBe(200);
    const nowhere = await admin.send('POST', '/api/meetings/none/corrections', correction);
    expect(nowhere).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('for the file that prepares a PC is answered with it', async () => {
    const endpointId = (await web.storage.directory.endpoints())[0]?.endpointId ?? 'none';
    const asked = { system: 'linux', origin: 'https://hop.example', token: 'a'.repeat(32), code: '23456-789AB' };
    const made = await admin.send('POST', `/api/endpoints/${endpointId}/pc-file`, asked);
    expect(PcFile.parse(made.body).text).toContain('https://hop.example');
  });

  it('with a file of distances says what it does', async () => {
    const file = 'unit_code,road_km,rule\n06100,3.9,Đo trên bản đồ.';
    const csv = { 'content-type': 'text/csv' };
    const would = await admin.send('POST', '/api/parameters/import?preview=1', file, csv);
    expect(WaysImportResult.parse(would.body)).toBeTypeOf('object');
    const faulty = await admin.send('POST', '/api/parameters/import', 'unit_code,rule\n0,x', csv);
    expect(faulty).toMatchObject({ status: 422, code: 'bad-csv' });
  });

  it('for secretaries, and for one’s own meetings, is answered', async () => {
    expect(await admin.get('/api/secretaries?q=admin')).toMatchObject({ status: 200 });
    expect(await admin.get('/api/own-meetings')).toMatchObject({ status: 200 });
  });
});
