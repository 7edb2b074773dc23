/** The endpoints of the demo directory by their names, in its order: the district's room and its nineteen communes. */
export const host = 'Huyện Bình Gia';
export const binhGia = 'Thị trấn Bình Gia';
export const hoangVanThu = 'Xã Hoàng Văn Thụ';
export const mongAn = 'Xã Mông Ân';
export const tanVan = 'Xã Tân Văn';
export const hongThai = 'Xã Hồng Thái';
export const binhLa = 'Xã Bình La';
export const minhKhai = 'Xã Minh Khai';
export const hongPhong = 'Xã Hồng Phong';
export const quangTrung = 'Xã Quang Trung';
export const thienThuat = 'Xã Thiện Thuật';
export const hoaBinh = 'Xã Hòa Bình';
export const thienLong = 'Xã Thiện Long';
export const tanHoa = 'Xã Tân Hòa';
export const thienHoa = 'Xã Thiện Hòa';
export const yenLo = 'Xã Yên Lỗ';
export const quyHoa = 'Xã Quý Hòa';
export const vinhYen = 'Xã Vĩnh Yên';
export const hoaTham = 'Xã Hoa Thám';
export const hungDao = 'Xã Hưng Đạo';

export const places: readonly string[] = [
  host,
  binhGia,
  hoangVanThu,
  mongAn,
  tanVan,
  hongThai,
  binhLa,
  minhKhai,
  hongPhong,
  quangTrung,
  thienThuat,
  hoaBinh,
  thienLong,
  tanHoa,
  thienHoa,
  yenLo,
  quyHoa,
  vinhYen,
  hoaTham,
  hungDao,
];
