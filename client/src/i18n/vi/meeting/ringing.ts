/** That this endpoint is called, on its waiting page. */
export const ringing = {
  title: 'CHỦ TRÌ MỜI VÀO HỌP',
  meeting: '{{title}} · mời từ {{time}}',
  join: 'VÀO HỌP',
  joining: 'ĐANG VÀO HỌP…',
  silence: 'Tắt tiếng chuông',
  heldBack: 'Trình duyệt chưa cho đổ chuông. Bấm vào bất cứ chỗ nào trên trang này để nghe tiếng.',
  mayNotSound:
    'Khi được mời vào họp, trang này đổ chuông. Trình duyệt chỉ cho phát tiếng sau khi có người bấm: hãy bấm vào trang một lần.',
} as const;
