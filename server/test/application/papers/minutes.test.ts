import { MinutesView } from '@diem-cau/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import { clock } from '../../domain/record/recorded-meetings.ts';
import { admin, meetingId, secretary, unknown, paperWorld, type PaperWorld } from '../../support/papers.ts';
import { refusalOf } from '../../support/people.ts';

let hub: PaperWorld;
beforeEach(async () => {
  hub = await paperWorld();
});

describe('versions of minutes', () => {
  test('are kept, each with its author and note, and stay readable', async () => {
    const { proposal, saved, versions } = await hub.minutes.view(meetingId, undefined, secretary);
    expect([saved, versions]).toEqual([null, []]);
    await hub.minutes.save(meetingId, { basedOn: 0, body: { ...proposal, chair: 'A' }, note: '' }, secretary);
    hub.at('13:00:00');
    const second = { basedOn: 1, body: { ...proposal, chair: 'B' }, note: 'Sửa theo ý kiến chủ tọa' };
    const view = MinutesView.parse(await hub.minutes.save(meetingId, second, admin));
    expect(view.versions).toEqual([
      { version: 1, at: clock('12:00:00'), by: 'Lý Thị Lan', note: '' },
      { version: 2, at: clock('13:00:00'), by: 'Nguyễn Văn An', note: 'Sửa theo ý kiến chủ tọa' },
    ]);
    expect(view.saved).toMatchObject({ version: { version: 2 }, body: { chair: 'B' } });
    expect((await hub.minutes.view(meetingId, 1, admin)).saved).toMatchObject({
      version: { version: 1 },
      body: { chair: 'A' },
    });
  });

  test('written on an older version is refused, and nothing is lost', async () => {
    const { proposal: body } = await hub.minutes.view(meetingId, undefined, secretary);
    await hub.minutes.save(meetingId, { basedOn: 0, body, note: '' }, secretary);
    for (const basedOn of [0, 2])
      expect(
        await refusalOf(hub.minutes.save(meetingId, { basedOn, body: { ...body, chair: 'C' }, note: '' }, admin)),
      ).toMatchObject({ code: 'edited-meanwhile' });
    expect((await hub.minutes.view(meetingId, undefined, admin)).versions).toHaveLength(1);
  });

  test('of two who save at once, one is told', async () => {
    const { proposal: body } = await hub.minutes.view(meetingId, undefined, secretary);
    const both = await Promise.allSettled(
      ['A', 'B'].map((name) =>
        hub.minutes.save(meetingId, { basedOn: 0, body: { ...body, chair: name }, note: '' }, secretary),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('the same once more is no version, unless something is said about it', async () => {
    const { proposal: body } = await hub.minutes.view(meetingId, undefined, secretary);
    await hub.minutes.save(meetingId, { basedOn: 0, body, note: '' }, secretary);
    expect((await hub.minutes.save(meetingId, { basedOn: 1, body, note: '' }, secretary)).versions).toHaveLength(1);
    expect(
      (await hub.minutes.save(meetingId, { basedOn: 1, body, note: 'Đã thông qua' }, secretary)).versions,
    ).toHaveLength(2);
  });

  test('unknown meetings and versions are not found', async () => {
    const { proposal: body } = await hub.minutes.view(meetingId, undefined, secretary);
    const notFound = [
      hub.minutes.view(unknown, undefined, admin),
      hub.minutes.view(meetingId, 1, admin),
      hub.minutes.file(meetingId, 'pdf', 7, admin),
      hub.minutes.file(unknown, 'docx', undefined, admin),
      hub.minutes.save(unknown, { basedOn: 0, body, note: '' }, admin),
      hub.notices.view(unknown, undefined, admin),
      hub.notices.view(meetingId, 3, admin),
      hub.conclusions.view(unknown),
      hub.conclusions.save(unknown, { basedOn: 0, rows: [] }, admin),
      hub.conclusions.noteIssued(unknown, null, admin),
    ];
    for (const refusal of await Promise.all(notFound.map(refusalOf)))
      expect(refusal).toMatchObject({ code: 'not-found' });
  });
});

describe('files', () => {
  test('are of the version asked for, of the newest, or of the draft; their names say which', async () => {
    const { proposal: body } = await hub.minutes.view(meetingId, undefined, secretary);
    const draft = await hub.minutes.file(meetingId, 'pdf', undefined, secretary);
    expect(draft.fileName).toBe('bien-ban-2026-11-22-hop-giao-ban-thang-11-du-thao.pdf');
    await hub.minutes.save(meetingId, { basedOn: 0, body: { ...body, chair: 'Người thứ nhất' }, note: '' }, secretary);
    await hub.minutes.save(meetingId, { basedOn: 1, body: { ...body, chair: 'Người thứ hai' }, note: '' }, secretary);
    expect((await hub.minutes.file(meetingId, 'docx', 1, secretary)).fileName).toBe(
      'bien-ban-2026-11-22-hop-giao-ban-thang-11-ban-1.docx',
    );
    await hub.minutes.file(meetingId, 'docx', undefined, secretary);
    const chairs = hub.made.map(({ body: lines }) => lines.find(({ text }) => text.startsWith('Chủ trì'))?.text);
    expect(chairs).toEqual([
      'Chủ trì (chủ tọa): ……………………',
      'Chủ trì (chủ tọa): Người thứ nhất',
      'Chủ trì (chủ tọa): Người thứ hai',
    ]);
  });

  test('for the archive are those of the newest versions, none where nothing was saved', async () => {
    expect(await hub.minutes.dossierFiles(meetingId)).toEqual([]);
    expect(await hub.notices.dossierFiles(meetingId)).toEqual([]);
    const minutes = await hub.minutes.view(meetingId, undefined, secretary);
    await hub.minutes.save(meetingId, { basedOn: 0, body: minutes.proposal, note: '' }, secretary);
    const notice = await hub.notices.view(meetingId, undefined, secretary);
    await hub.notices.save(meetingId, { basedOn: 0, body: notice.proposal, note: '' }, secretary);
    const names = [...(await hub.minutes.dossierFiles(meetingId)), ...(await hub.notices.dossierFiles(meetingId))];
    expect(names.map(({ name }) => name)).toEqual(['minutes.docx', 'minutes.pdf', 'notice.docx', 'notice.pdf']);
  });
});
