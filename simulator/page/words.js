// Vietnamese words for what the simulator reports, and dates as Vietnamese write them.

export const STATUS = {
  sent: "đã gửi",
  received: "đã nhận",
  seen: "đã xem",
  failed: "không gửi được",
};

export const AUTHOR = { citizen: "Người dân", oa: "Tài khoản", staff: "Cán bộ" };

export const OUTCOME = {
  ok: "đã nhận",
  refused: "bị từ chối",
  no_connection: "không kết nối được",
  no_answer: "không trả lời trong 2 giây",
  dropped: "bị làm rơi",
  webhook_off: "webhook đang tắt",
};

const EVENTS = {
  user_send_text: "Người dân gửi chữ",
  user_send_image: "Người dân gửi ảnh",
  user_send_gif: "Người dân gửi ảnh động",
  user_send_file: "Người dân gửi tệp",
  user_send_audio: "Người dân gửi ghi âm",
  user_send_video: "Người dân gửi phim",
  user_send_sticker: "Người dân gửi nhãn dán",
  user_send_location: "Người dân gửi vị trí",
  user_send_business_card: "Người dân gửi danh thiếp",
  user_send_link: "Người dân gửi liên kết",
  user_submit_info: "Người dân chia sẻ thông tin",
  user_reacted_message: "Người dân thả cảm xúc",
  user_received_message: "Báo đã nhận",
  user_seen_message: "Báo đã xem",
  user_click_chatnow: "Người dân mở khung nhắn tin",
  user_feedback: "Người dân chấm điểm",
  user_click_response_button: "Người dân bấm nút của mẫu tin",
  follow: "Người dân quan tâm",
  unfollow: "Người dân bỏ quan tâm",
};

export function eventName(name) {
  if (name.startsWith("oa_send_")) return "Bản sao tin của tài khoản";
  return EVENTS[name] ?? name;
}

const zone = "Asia/Ho_Chi_Minh";
const time = new Intl.DateTimeFormat("vi-VN", {
  timeZone: zone,
  hour: "2-digit",
  minute: "2-digit",
});
const precise = new Intl.DateTimeFormat("vi-VN", {
  timeZone: zone,
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
const day = new Intl.DateTimeFormat("vi-VN", {
  timeZone: zone,
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
});
const weekday = new Intl.DateTimeFormat("vi-VN", { timeZone: zone, weekday: "long" });

export const clockTime = (ms) => time.format(ms);
export const clockDay = (ms) => day.format(ms);
export const clockFull = (ms) => `${weekday.format(ms)}, ${day.format(ms)} ${precise.format(ms)}`;

// "47 giờ 42 phút", "3 ngày 4 giờ": never more than two parts.
export function duration(ms) {
  const minutes = Math.max(0, Math.floor(ms / 60000));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days >= 3) return `${days} ngày ${hours} giờ`;
  if (minutes >= 60) return `${Math.floor(minutes / 60)} giờ ${minutes % 60} phút`;
  return `${minutes} phút`;
}

export function bytesOf(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(new Error("Không đọc được tệp này. Hãy chọn tệp khác."));
    reader.readAsDataURL(file);
  });
}
