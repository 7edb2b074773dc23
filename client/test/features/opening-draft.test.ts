import { EndpointId, OpeningRequest, UnitId, meetingPolicies, type EndpointBody } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import {
  choose,
  freshDraft,
  openingFaults,
  openingRequest,
  searchEndpoints,
} from '../../src/features/opening/opening-draft.ts';
import { policySentences } from '../../src/features/opening/policy-sentences.ts';

const endpoint = (id: string, name: string): EndpointBody => ({
  endpointId: EndpointId.parse(id),
  name,
  unitId: UnitId.parse(id),
  unitToday: { name, kind: 'xã' },
  leads: false,
  position: 1,
  active: true,
  enrolment: { state: 'none' },
});
const endpoints = [endpoint('a', 'Xã Yên Lỗ'), endpoint('b', 'Xã Hòa Bình'), endpoint('c', 'Xã Hưng Đạo')];

describe('the opening form', () => {
  it('expects every endpoint at first, but not that nothing secret is spoken of', () => {
    const draft = freshDraft(endpoints);
    expect(draft.chosen.size).toBe(3);
    expect(openingFaults(draft, 'Họp giao ban')).toEqual(['declaration']);
  });

  it.each(['hoa binh', 'HOÀ BÌNH', 'Hòa'])('finds Hòa Bình by %s', (words) => {
    expect(searchEndpoints(endpoints, words).map(({ name }) => name)).toEqual(['Xã Hòa Bình']);
  });

  it('takes found endpoints in and out and leaves the others', () => {
    const found = searchEndpoints(endpoints, 'dao');
    const without = choose(freshDraft(endpoints).chosen, found, false);
    expect([...without]).toEqual(['a', 'b']);
    expect([...choose(without, found, true)]).toEqual(['a', 'b', 'c']);
  });

  it('names every fault in the order of its fields', () => {
    const draft = { ...freshDraft(endpoints), chosen: new Set<EndpointId>() };
    expect(openingFaults(draft, '  ')).toEqual(['title', 'endpoints', 'declaration']);
    expect(openingFaults({ ...freshDraft(endpoints), maxEndpoints: 2, holdsNoStateSecret: true }, 'Họp')).toEqual([
      'cap',
    ]);
  });

  it('makes a request in the order of the directory that the hub can read', () => {
    const chosen = choose(choose(new Set(), endpoints.slice(2), true), endpoints.slice(0, 1), true);
    const request = openingRequest({ ...freshDraft(endpoints), chosen, holdsNoStateSecret: true }, ' Họp ', endpoints);
    expect(OpeningRequest.parse(request)).toEqual({
      title: 'Họp',
      type: 'giao-ban',
      expected: ['a', 'c'],
      holdsNoStateSecret: true,
    });
  });
});

describe('the policy in words', () => {
  it('says how microphones begin and how long is usual', () => {
    expect(policySentences(meetingPolicies['tap-huan'])).toEqual([
      { key: 'microphone-withheld', hours: 0 },
      { key: 'camera-on', hours: 0 },
      { key: 'longest', hours: 16 },
    ]);
    expect(policySentences(meetingPolicies['dot-xuat']).at(-1)?.key).toBe('no-longest');
  });
});
