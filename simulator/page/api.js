// Calls of the control API. A failure is an Error whose message can be shown.

const UNREACHABLE =
  "Không kết nối được bộ mô phỏng. Hãy xem chương trình zalo-simulator còn chạy không; " +
  "trang sẽ tự nối lại.";

export class Unreachable extends Error {
  constructor() {
    super(UNREACHABLE);
  }
}

async function call(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Unreachable();
  }
  let body = {};
  try {
    body = await response.json();
  } catch {
    throw new Error(`Bộ mô phỏng trả lời lạ (HTTP ${response.status}). Hãy tải lại trang.`);
  }
  if (!response.ok) throw new Error(`Bộ mô phỏng không nhận: ${body.error ?? response.status}`);
  return body;
}

export const get = (path, signal) => call(path, { signal });

export const post = (path, body = {}) =>
  call(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

export const person = (id, deed, body) => post(`/sim/people/${id}/${deed}`, body);
