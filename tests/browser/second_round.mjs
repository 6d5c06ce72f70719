// The second round of a questionnaire: it stops by itself, goes on by decision, and is compared
// with the first one.
import assert from "node:assert/strict";
import { confirm } from "./case_steps.mjs";
import { answerAll, endAll } from "./rounds.mjs";

// The account may send no more: every message would be refused for the same reason.
export function useUpQuota(stack) {
  const api = { error_code: -211, only_path: "/v3.0/oa/message" };
  return stack.sim("POST", "/sim/faults", { api });
}

// The planner finds it on the first page, looks, mends the cause and lets the round go on.
export async function goOnAfterStop(stack, desk, { id, name, people }) {
  await desk.go("/");
  const notice = desk.part("overview-notices").getByRole("listitem").filter({ hasText: name });
  await notice.getByText(/đã tự dừng.*mã -211/).waitFor();
  await desk.look("survey-stopped-overview");
  await notice.getByRole("link").click();
  await desk.page.waitForURL(new RegExp(`dot/${id}/theo-doi`));
  await desk.page.getByText("Hệ thống đã tự dừng đợt này.").waitFor();
  await desk.part("watch-sent").getByText(`Đã gửi 0/${people}`).waitFor();
  await desk.lookAtBoth("survey-stopped");
  await stack.sim("POST", "/sim/faults/clear", {});
  await desk.part("resume").click();
  await confirm(desk, "resume-dialog");
  await desk.part("watch-sent").getByText(`Đã gửi ${people}/${people}`).waitFor();
  assert.equal(await desk.page.getByText("Hệ thống đã tự dừng đợt này.").count(), 0);
}

// Eight of ten are dissatisfied this time.
function answersOf(at) {
  const said = at < 2 ? "5" : "2";
  return [
    ["trả lời ngay", /hài lòng với lần làm/],
    [said, /thái độ/],
    [said, /đúng hẹn/],
    ["2", /đi lại/],
    ["1", /khoản tiền/],
    ["1", /góp ý/],
  ];
}

export async function answerDissatisfied(stack, days, people) {
  await answerAll(stack, people, answersOf);
  await endAll(stack, days, people, () => "Chờ hơi lâu");
}

// The difference to the round before in points, with what chance may have done.
export async function compareWith(desk, id, before) {
  await desk.go(`/khao-sat/dot/${id}/ket-qua`);
  await desk.part("overall").waitFor();
  await desk.part("scope-against").selectOption({ label: before });
  const change = new RegExp(`^Giảm [\\d,]+ điểm so với ${before}, lớn hơn ngẫu nhiên$`);
  await desk.page.locator(".results-head").getByText(change).waitFor();
  await desk
    .part("criteria")
    .getByText(/điểm so với/)
    .first()
    .waitFor();
  await desk
    .part("rounds-line")
    .getByRole("link", { name: `Mở ${before}` })
    .waitFor();
  await desk.lookAtBoth("survey-compared");
}
