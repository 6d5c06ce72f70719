// A file of people while it is read, under the names of the contract.
import type { Words } from "../rounds/shapes";

export const FIELDS = [
  "ma_ho_so",
  "ho_ten",
  "dien_thoai",
  "zalo_id",
  "don_vi",
  "linh_vuc",
  "thu_tuc",
  "ngay_tra",
  "dong_y",
  "dong_y_dien_thoai",
] as const;
export type ImportField = (typeof FIELDS)[number];
export type ImportState = "reading" | "read" | "refused" | "saving" | "saved";
export type ImportColumn = {
  index: number;
  name: string;
  field: ImportField | null;
  guessed: boolean;
  examples: string[];
};
export type LeftOut =
  | "duplicate"
  | "no_address"
  | "bad_phone"
  | "bad_date"
  | "future_date"
  | "no_unit"
  | "no_consent"
  | "asked_lately"
  | "opted_out"
  | "no_columns"
  | "too_long";
export type UnknownUnit = {
  name: string;
  people: number;
  unit: string | null;
  likely: { id: string; name: string }[];
};
export type Import = {
  id: number;
  rev: number;
  file: string;
  bytes: number;
  state: ImportState;
  rows_read: number;
  rows_saved: number;
  refused: Words | null;
  kind: "xlsx" | "csv";
  encoding: { code: string; label: string; sure: boolean } | null;
  separator: string;
  sheet: string;
  legacy: {
    code: "tcvn3" | "vni";
    columns: number[];
    converted: boolean;
    examples: { column: number; before: string; after: string }[];
  } | null;
  columns: ImportColumn[];
  dates: Words[];
  unknown_units: UnknownUnit[];
  rows: number;
  usable: number;
  left_out: (Words & { code: LeftOut; people: number })[];
  list: number | null;
  expires_at: string;
};
