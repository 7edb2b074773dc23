import { Day, MeetingState, MeetingType } from '@diem-cau/shared';

/** What the address of the list asks for; what is none of its words counts as not asked. */
export const listQuery = (text: (name: string) => string): Record<string, string> => {
  const asked = {
    q: text('q'),
    type: MeetingType.safeParse(text('type')).data ?? '',
    state: MeetingState.safeParse(text('state')).data ?? '',
    from: Day.safeParse(text('from')).data ?? '',
    to: Day.safeParse(text('to')).data ?? '',
    order: text('sort') === 'day' ? 'oldest' : '',
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
};
