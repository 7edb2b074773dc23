/** How the sound of a room comes into its PC, and whether its microphone gives way. Comes with the advice. */
export const sound = {
  label: 'Âm thanh của phòng',
  plain: 'Mic và loa nối thẳng vào máy tính',
  mixer: 'Qua bàn trộn (mixer) và amply',
  canceller: 'Thiết bị hội nghị tự khử tiếng vọng',
  hint: {
    plain: 'Trình duyệt khử tiếng vọng, lọc tiếng ồn và tự chỉnh âm lượng mic.',
    mixer: 'Trình duyệt khử tiếng vọng và lọc tiếng ồn; âm lượng mic do bàn trộn chỉnh.',
    canceller: 'Trình duyệt giữ nguyên tiếng. Chỉ chọn khi thiết bị của phòng tự khử tiếng vọng.',
  },
  wiring: 'Sơ đồ nối dây (in A4)',
  halfDuplex: 'Mic tự nhường',
  halfDuplexHint: 'Mic của phòng tạm im trong lúc nơi khác nói. Bật khi phòng bị vọng hoặc hú.',
} as const;
