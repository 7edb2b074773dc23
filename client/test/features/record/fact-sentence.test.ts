import {
  ConductorPhrase,
  DebriefingEnd,
  EndpointId,
  EndpointPhrase,
  LeadCause,
  LinkGrade,
  OutageCause,
  RecordingFailure,
  SourceTrouble,
  type RecordedFact,
} from '@diem-cau/shared';
import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { MeetingEvent } from '../../../../server/src/domain/meeting/events.ts';
import { factSentence, isCourseFact } from '../../../src/features/record/records/fact-sentence.ts';
import { records as en } from '../../../src/i18n/en/record/records.ts';
import { records as vi } from '../../../src/i18n/vi/record/records.ts';

const yenLo = EndpointId.parse('yen-lo');
const words = {
  nameOf: (): string => 'Xã Yên Lỗ',
  clock: (at: number): string => new Date(at).toISOString().slice(11, 19),
};
const fact = (type: string, detail = '', by = 'Nguyễn Văn An', endpointId: RecordedFact['endpointId'] = yenLo) => ({
  seq: 1,
  at: 0,
  type,
  endpointId,
  by,
  detail,
});

/** Every fact that the record can hold, with every detail that its sentence depends on. */
const allFacts: readonly RecordedFact[] = [
  fact('meetingOpened', 'Họp giao ban'),
  fact('endpointAdded', 'Xã Yên Lỗ'),
  fact('capChanged', '60'),
  ...['Trần Thị Bình', ''].map((name) => fact('secretaryNamed', name, 'An', null)),
  fact('personShutOut', 'Trần Thị Bình', 'An', null),
  ...['breakStarted', 'breakEnded', 'meetingClosed'].map((type) => fact(type)),
  ...['endpointJoined', 'endpointResumed', 'endpointLeft', 'seatTaken'].map((type) => fact(type, '', '')),
  ...['link-lost', 'page-closed', 'hub', 'revoked'].map((cause) => fact('endpointDropped', cause, '')),
  ...['camera', 'microphone', 'screen', 'camera:2', 'microphone:2', 'screen:2'].flatMap((source) => [
    fact('sendingStarted', source, ''),
    ...['own', 'taken', 'stopped-by-chair', 'media-lost'].map((cause) =>
      fact('sendingStopped', `${source} ${cause}`, ''),
    ),
  ]),
  fact('microphoneOpened', '', ''),
  ...['own', 'muted-by-chair'].map((cause) => fact('microphoneClosed', cause, '')),
  ...['microphoneWithheld', 'microphoneAllowed'].map((type) => fact(type)),
  ...['allMicrophonesWithheld', 'allMicrophonesAllowed'].map((type) => fact(type, '', 'An', null)),
  ...['conference', 'training', 'discussion'].map((mode) => fact('floorModeChanged', mode, 'An', null)),
  ...['', 'Đường liên xã'].map((topic) => fact('handRaised', topic, '')),
  ...['own', 'chair'].map((cause) => fact('handLowered', cause)),
  fact('handMoved', '2'),
  ...['opened', 'invited'].map((how) => fact('floorGiven', how)),
  ...['own', 'taken-back', 'given-on', 'lapsed'].map((cause) => fact('floorEnded', cause)),
  fact('floorExtended', '60'),
  fact('floorUndone', 'give', 'An', null),
  ...['speakersListed', 'speakersUnlisted', 'reportsTaken'].flatMap((type) => [
    fact(type),
    fact(type, '19', 'An', null),
  ]),
  fact('speakerMoved', '2'),
  ...['180', '180 Thu ngân sách'].map((detail) => fact('speakerSet', detail)),
  fact('speakerSkipped'),
  fact('speakersArranged', '3', 'An', null),
  fact('speakerInWriting'),
  ...['by-itself', 'by-hand'].map((pace) => fact('speakersPaced', pace, 'An', null)),
  ...['speaker', 'chair', 'screen', 'speaker-and-screen', 'several 3'].map((shown) =>
    fact('stageSet', shown, 'An', null),
  ),
  fact('stageSet', 'one'),
  fact('tourBegan', '10', 'An', null),
  fact('tourMoved', '', ''),
  ...['over', 'stopped'].map((cause) => fact('tourEnded', cause, 'An', null)),
  fact('stageUndone', '', 'An', null),
  fact('galleryBegan', '', '', null),
  ...['all', 'missing'].map((whom) => fact('rollBegan', whom, 'An', null)),
  ...['rollCalled', 'rollAnswered', 'phoneAttended', 'phoneEnded'].map((type) => fact(type)),
  fact('checkpointsSet', '30 3', 'An', null),
  ...['checkpointsStopped', 'checkpointBegan', 'checkpointEnded'].map((type) => fact(type, '', 'An', null)),
  fact('presenceConfirmed'),
  ...['silent', 'away'].map((cause) => fact('presenceMissed', cause)),
  fact('readyAsked', '', 'An', null),
  ...['ready', 'people', 'sound', 'picture', 'line', 'other'].map((answer) => fact('readyAnswered', answer)),
  ...['stopped', 'left-alone'].map((cause) => fact('readyEnded', cause, 'An', null)),
  ...EndpointPhrase.options.map((phrase) => fact('messageSent', `phrase ${phrase}`)),
  ...ConductorPhrase.options.map((phrase) => fact('messageTold', `phrase ${phrase}`, 'An', null)),
  fact('messageSent', 'text Loa bị rè'),
  fact('messageTold', 'text Họp lại lúc 14 giờ', 'An', null),
  ...['answered', 'lapsed'].map((cause) => fact('messageSettled', cause)),
  fact('conclusionSent', '2 Sửa đập', 'An', null),
  fact('conclusionReceived', 'Sửa đập'),
  ...['removed', 'taken-back', 'concerns-nobody'].map((cause) =>
    fact('conclusionRecalled', `${cause} Sửa đập`, 'An', null),
  ),
  ...['', '10'].map((minutes) => fact('breakTimed', minutes, 'An', null)),
  ...['recordingBegan', 'recordingPaused', 'recordingResumed', 'recordingEnded', 'recordingRecovered'].map((type) =>
    fact(type, '', 'An', null),
  ),
  ...RecordingFailure.options.map((cause) => fact('recordingFailed', cause, '', null)),
  ...['recordingLackBegan', 'recordingLackEnded'].map((type) => fact(type, '1790000000000', '')),
  ...['recordingPicturesGaveWay', 'recordingPicturesReturned'].map((type) => fact(type, '1790000000000', '', null)),
  ...['', '90'].map((minutes) => fact('endPlanned', minutes, 'An', null)),
  fact('meetingExtended', '15', 'An', null),
  fact('extensionTakenBack', '15', 'An', null),
  ...['meetingLocked', 'meetingUnlocked', 'entryAsked', 'endpointAdmitted', 'endpointTurnedAway'].map((type) =>
    fact(type),
  ),
  fact('meetingClosed', '1790000000000'),
  fact('endpointRung'),
  ...['answered', 'given-up', 'taken-back', 'hub'].map((cause) => fact('ringEnded', cause)),
  ...['silent', 'away'].map((cause) => fact('rollUnanswered', cause)),
  ...['over', 'stopped', 'left-alone'].map((cause) => fact('rollEnded', cause, 'An', null)),
  ...['', 'Chrome 150, Android'].map((device) => fact('panelPaired', device, 'An', null)),
  ...['ended', 'left', 'unbound', 'over'].map((cause) => fact('panelEnded', cause, 'An', null)),
  ...['Xã Hòa Lạc', ''].map((name) => fact('deputyNamed', name, 'An', null)),
  ...LeadCause.options.map((cause) => fact('leadPassed', `${cause} Xã Hòa Lạc`, 'An', null)),
  ...['back', 'taken-back', 'given-back', 'revoked', 'deputy-away', 'shut-out'].map((cause) =>
    fact('leadReturned', cause, 'An', null),
  ),
  fact('debriefingBegan', 'Huyện, Xã Hòa Lạc', 'An', null),
  ...DebriefingEnd.options.map((cause) => fact('debriefingEnded', cause, 'An', null)),
  fact('speakerChanged', '', ''),
  fact('speakerChanged', '', '', null),
  ...LinkGrade.options.map((grade) => fact('linkGraded', grade, '')),
  ...['camera', 'microphone'].flatMap((source) =>
    SourceTrouble.options.flatMap((trouble) =>
      ['troubleBegan', 'troubleEnded'].map((type) => fact(type, `${source} ${trouble} 3600000`, '')),
    ),
  ),
  ...['on', 'off'].map((how) => fact('halfDuplexSet', how)),
  ...['mediaOutageBegan', 'mediaOutageEnded'].flatMap((type) =>
    ['', ...OutageCause.options.map((cause) => ` ${cause}`)].map((cause) => fact(type, `3600000${cause}`, '')),
  ),
  ...['full', 'stage', 'one-picture', 'voice'].map((rung) => fact('receptionLimited', rung)),
  ...['full', 'stage', 'one-picture', 'voice'].flatMap((rung) =>
    ['line', 'pc', 'hub'].map((by) => fact('rungChanged', `${rung} ${by}`, '')),
  ),
  fact('hubReturned', '3600000', '', null),
  fact('hubStood', '3600000', '', null),
  fact('clockSet', '3600000 7200000', '', null),
];

test('every event of the record has its sentence here', () => {
  const told = new Set(allFacts.map(({ type }) => type));
  expect(MeetingEvent.options.map(({ shape }) => shape.type.value).filter((type) => !told.has(type))).toEqual([]);
});

describe.each(['vi', 'en'] as const)('the story in %s', (language) => {
  let t: TFunction<'records'>;
  beforeAll(async () => {
    const i18n = i18next.createInstance();
    await i18n.init({
      lng: language,
      ns: ['records'],
      resources: { vi: { records: vi }, en: { records: en } },
      interpolation: { escapeValue: false },
    });
    t = i18n.getFixedT(language, 'records');
  });

  it.each(allFacts.map((each) => [`${each.type} ${each.detail}`, each] as const))('words %s', (_name, each) => {
    const sentence = factSentence(t, each, words);
    expect(sentence).toMatch(/\.$/u);
    expect(sentence).not.toContain('{{');
    expect(sentence).not.toContain('facts.');
    expect(sentence).not.toContain(each.type);
  });

  it('shows a fact that it does not know by its bare name', () => {
    expect(factSentence(t, fact('pageTurned', 'x'), words)).toContain('pageTurned');
    expect(factSentence(t, fact('endpointDropped', 'abducted'), words)).toContain('abducted');
    expect(factSentence(t, fact('mediaOutageBegan', '3600000 eaten'), words)).toContain('eaten');
    expect(factSentence(t, fact('sendingStopped', 'camera'), words)).toContain('sendingStopped');
  });
});

describe('the short story', () => {
  it('keeps the course of the meeting and leaves out microphones and speakers', () => {
    expect(allFacts.filter(isCourseFact).map(({ type }) => type)).not.toContain('microphoneOpened');
    expect(isCourseFact(fact('endpointDropped', 'hub'))).toBe(true);
    expect(isCourseFact(fact('speakerChanged'))).toBe(false);
  });

  it('names what happened in Vietnamese', async () => {
    const i18n = i18next.createInstance();
    await i18n.init({
      lng: 'vi',
      ns: ['records'],
      resources: { vi: { records: vi } },
      interpolation: { escapeValue: false },
    });
    const t = i18n.getFixedT('vi', 'records');
    expect(factSentence(t, fact('endpointDropped', 'link-lost', ''), words)).toBe('Xã Yên Lỗ mất kết nối.');
    expect(factSentence(t, fact('hubReturned', '3600000', '', null), words)).toBe(
      'Máy chủ hoạt động trở lại, gián đoạn từ 01:00:00.',
    );
    expect(factSentence(t, fact('breakStarted', '', '', null), words)).toBe('Hệ thống cho tạm nghỉ.');
  });
});
