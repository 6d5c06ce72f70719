// What an administrator needs to look for a fault, as lines to be copied.
import { dateTime } from "../time/format";
import { type Fault, plainAddress } from "./faults";

export interface Circumstances {
  version: string;
  address: string;
  now: number;
  connection: string;
  browser: string;
  screen: string;
  language: string;
  faults: Fault[];
}

const seconds = (at: number) => new Date(at).toISOString().slice(17, 19);

export function faultReport(all: Circumstances): string {
  const told = all.faults.map((one) =>
    `- ${dateTime(one.at)}:${seconds(one.at)} ${one.what} ${one.ref}`.trimEnd(),
  );
  return [
    `Lắng Nghe ${all.version || "?"} · ${dateTime(all.now)}`,
    `Trang (page): ${plainAddress(all.address)}`,
    `Kết nối (connection): ${all.connection}`,
    `Trình duyệt (browser): ${all.browser}`,
    `Màn hình (screen): ${all.screen} · ${all.language}`,
    "Lỗi gần đây (last errors):",
    ...(told.length > 0 ? told : ["- (không có, none)"]),
  ].join("\n");
}
