// A file of people while it is read, as the contract has it.
import type { components } from "../../api";

type Schemas = components["schemas"];
export type ImportField = Schemas["ImportField"];
export type Import = Schemas["SurveyImport"];
export type ImportColumn = Import["columns"][number];
export type UnknownUnit = Import["unknown_units"][number];

// In the order they are offered.
export const FIELDS: readonly ImportField[] = [
  "ma_ho_so",
  "ho_ten",
  "dien_thoai",
  "zalo_id",
  "don_vi",
  "linh_vuc",
  "thu_tuc",
  "ma_pa",
  "ngay_tra",
  "dong_y",
  "dong_y_dien_thoai",
];
