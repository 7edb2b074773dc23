import { describe, expect, test } from 'vitest';
import {
  isOfKind,
  kindOf,
  mostSources,
  numberOf,
  ofKind,
  PictureId,
  SourceId,
  SourceKind,
  sourcesOf,
} from '@diem-cau/shared';

describe('the id of a source', () => {
  test('is its kind alone for the first one, as it was when there was no other', () => {
    for (const kind of SourceKind.options) {
      expect(SourceId.parse(kind)).toBe(kind);
      expect(kindOf(kind)).toBe(kind);
      expect(numberOf(kind)).toBe(1);
    }
  });

  test('names kind and number of a further one, which is written in one way only', () => {
    expect(SourceId.parse('camera:3')).toBe('camera:3');
    for (const wrong of [
      'camera:1',
      'camera:0',
      'camera:02',
      'camera:',
      'camera:2:2',
      'camera2',
      'phone',
      'Camera',
      '',
    ])
      expect(SourceId.safeParse(wrong).success, wrong).toBe(false);
  });

  test('tells its kind and its number', () => {
    for (const id of SourceId.options) {
      const kind = kindOf(id);
      expect(SourceKind.options.filter((each) => isOfKind(id, each))).toEqual([kind]);
      expect(id).toBe(numberOf(id) === 1 ? kind : `${kind}:${numberOf(id)}`);
      expect(PictureId.safeParse(id).success).toBe(kind !== 'microphone');
    }
  });

  test('is one of as many as may be sent of a kind, all of which have a name', () => {
    for (const kind of SourceKind.options) {
      const all = sourcesOf(kind);
      expect(all).toHaveLength(mostSources[kind]);
      expect(all.map(numberOf)).toEqual(all.map((_, index) => index + 1));
    }
  });

  test('has its place among those of its kind, in whatever order they began', () => {
    expect(ofKind(['camera:3', 'microphone', 'camera', 'screen', 'camera:2'], 'camera')).toEqual([
      'camera',
      'camera:2',
      'camera:3',
    ]);
    expect(ofKind(['camera'], 'screen')).toEqual([]);
  });
});
