import type { DistrictParameter, EndpointParameter, ParameterSubject } from '@diem-cau/shared';

const districtParameters: Readonly<Record<DistrictParameter, string>> = {
  speedKmh: 'Tốc độ đi đường (km/h)',
  roadFactor: 'Hệ số đường bộ so với đường chim bay (lần)',
  arrivalMinutes: 'Đến sớm trước cuộc họp trực tiếp (phút)',
  gatherMinutes: 'Tập trung trước cuộc họp trực tuyến (phút)',
  checkTechnicians: 'Cán bộ kỹ thuật tại mỗi điểm cầu (người)',
  checkMinutes: 'Kiểm tra kỹ thuật trước cuộc họp (phút)',
  leastTogetherMinutes: 'Chủ trì và một điểm cầu cùng họp tối thiểu để được tính (phút)',
  usualLongestMinutes: 'Cuộc họp thường dài nhất (phút)',
  blockMinutes: 'Quy ước “một buổi” (phút)',
  peoplePerVehicle: 'Số người đi chung một xe (người)',
  travellers: 'Số người lẽ ra phải đi của mỗi điểm cầu (người)',
  litresPerKm: 'Định mức xăng (lít/km)',
  leastKm: 'Khoảng cách một chiều tối thiểu được khoán xăng (km)',
  petrolPriceVnd: 'Giá xăng (đồng/lít)',
  perDiemVnd: 'Phụ cấp lưu trú (đồng/người/ngày)',
  pagePriceVnd: 'Chi phí in (đồng/trang)',
};

const endpointParameters: Readonly<Record<EndpointParameter, string>> = {
  roadKm: 'Đường bộ một chiều đến điểm cầu chủ tọa (km)',
  straightKm: 'Đường chim bay đến điểm cầu chủ tọa (km)',
  speedKmh: 'Tốc độ đi đường riêng (km/h)',
  travellers: 'Số người lẽ ra phải đi của điểm cầu này (người)',
  paidTripShare: 'Tỷ lệ người đi được thanh toán theo chuyến (0 đến 1)',
};

/** What a parameter is called, with its unit. */
export const parameterName = (subject: ParameterSubject): string => {
  switch (subject.of) {
    case 'district':
      return districtParameters[subject.name];
    case 'type':
      return 'Thời lượng tham chiếu khi họp trực tiếp (phút)';
    case 'endpoint':
      return endpointParameters[subject.name];
  }
};
