import { describe, expect, it } from "vitest";
import type { Unit } from "../src/admin/office_shapes";
import { nowOf, treeOn, unitsNamed } from "../src/admin/unit_tree";

const unit = (id: string, name: string, more: Partial<Unit> = {}): Unit => ({
  id,
  name,
  parent: "",
  level: "xa",
  gso: "",
  aliases: [],
  from: "2025-07-01",
  to: null,
  formed_from: [],
  formed_from_names: [],
  became: [],
  ...more,
});

const units = [
  unit("ct", "Thành phố Cần Thơ"),
  unit("a", "Xã Vị Thủy", { parent: "h", from: "2020-01-01", to: "2025-06-30", became: ["b"] }),
  unit("h", "Huyện Vị Thủy", { from: "2020-01-01", to: "2025-06-30" }),
  unit("b", "Xã Vị Thủy", { parent: "ct", to: "2026-11-30", became: ["c", "d"] }),
  unit("c", "Xã Nước Trong", { parent: "ct", from: "2026-12-01" }),
  unit("d", "Xã Nước Đục", { parent: "b", from: "2026-12-01" }),
];
const byId = new Map(units.map((one) => [one.id, one]));
const names = (found: Unit[]) => found.map((one) => one.id);

describe("units by day", () => {
  it("stand below what is in force on that day", () => {
    expect(treeOn(units, "2024-01-01").map((one) => one.unit.id)).toEqual(["h"]);
    const [top] = treeOn(units, "2026-01-01");
    expect(top?.below.map((one) => one.unit.id)).toEqual(["b"]);
  });

  it("move below what their parent became", () => {
    const tree = treeOn(units, "2026-12-01");
    expect(tree.map((one) => one.unit.id)).toEqual(["ct"]);
    expect(tree[0]?.below[0]?.below.map((one) => one.unit.id)).toEqual(["d"]);
  });

  it("lead from an old one to all it became, however many reforms lie between", () => {
    expect(names(nowOf(byId.get("a")!, byId, "2026-01-01"))).toEqual(["b"]);
    expect(names(nowOf(byId.get("a")!, byId, "2026-12-01"))).toEqual(["c", "d"]);
    expect(nowOf(byId.get("h")!, byId, "2026-12-01")).toEqual([]);
  });

  it("are found without accents, the nearest name first", () => {
    expect(names(unitsNamed("vi thuy", units, 10))).toEqual(["a", "h", "b"]);
    expect(names(unitsNamed("nước", units, 10))).toEqual(["c", "d"]);
    expect(unitsNamed("  ", units, 10)).toEqual([]);
  });

  it("survive a ring of mistakes", () => {
    const ring = [
      unit("x", "X", { parent: "y", to: "2025-12-31", became: ["y"] }),
      unit("y", "Y", { parent: "x", to: "2025-12-31", became: ["x"] }),
    ];
    const both = new Map(ring.map((one) => [one.id, one]));
    expect(nowOf(ring[0]!, both, "2026-12-01")).toEqual([]);
  });
});
