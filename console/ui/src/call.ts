// One way to the service: JSON in and out, the CSRF token on every write, errors with words in both
// languages. Nothing is retried here.
import { lastInputAt } from "./activity";
import { noteFault, plainAddress } from "./shell/faults";

const ROOT = "/api/v1";
const PERSON_MS = 15_000; // later than this after the last key or click, a GET is the page's own

const PATIENCE_MS = 30_000;

export type Barred = "login_needed" | "locked";
export type ErrorBody = {
  code?: string;
  message_vi?: string;
  message_en?: string;
  fields?: Record<string, string>; // what is wrong, in the language of the page
  fields_en?: Record<string, string>;
  retry_after_s?: number;
  ref?: string;
  csrf?: string;
  holder?: string;
  at?: string;
  clock_skew_s?: number;
  by?: string; // of "changed": who was quicker, and what it is now
  case?: unknown;
  template?: unknown; // of "stale": what it is now
  theme?: unknown; // of "stale", too
};

export class CallError extends Error {
  constructor(
    readonly status: number, // 0: no answer came
    readonly body: ErrorBody,
  ) {
    super(body.code ?? `status ${status}`);
  }
  get code(): string {
    return this.body.code ?? "";
  }
  // No answer, or none that says whether the write was done: the same write may be tried again.
  get unanswered(): boolean {
    return this.status === 0 || this.status >= 502;
  }
}

let csrf = "";
let barredListener: (why: Barred) => void = () => {};

export function setCsrf(token: string | undefined): void {
  if (token) csrf = token;
}
// Another tab logged in: true when it is still the same person, whose new token is known now.
let renew: () => Promise<boolean> = async () => false;
export function onStaleToken(listener: () => Promise<boolean>): void {
  renew = listener;
}

export function onBarred(listener: (why: Barred) => void): void {
  barredListener = listener;
}

export type Method = "GET" | "POST" | "PUT" | "DELETE";
export interface Extra {
  body?: unknown;
  raw?: Blob; // a file, instead of a body in JSON
  headers?: Record<string, string>;
  signal?: AbortSignal;
  keepalive?: boolean; // lets the write outlive the page
  quiet?: boolean; // a 401 is an ordinary answer here
  patience_ms?: number; // until an answer is given up
  byPerson?: boolean; // a GET that stands for somebody typing
}

export async function answerOf(method: Method, path: string, extra: Extra = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json", ...extra.headers };
  if (method !== "GET") headers["X-CSRF"] = csrf;
  else if (!extra.byPerson && Date.now() - lastInputAt() > PERSON_MS) headers["X-Background"] = "1";
  if (extra.raw) headers["Content-Type"] = "application/octet-stream";
  else if (extra.body !== undefined) headers["Content-Type"] = "application/json";
  const patience = new AbortController();
  const giveUp = () => patience.abort();
  const timer = setTimeout(giveUp, extra.patience_ms ?? PATIENCE_MS);
  extra.signal?.addEventListener("abort", giveUp);
  let answer: Response;
  try {
    answer = await fetch(ROOT + path, {
      method,
      headers,
      body: extra.raw ?? (extra.body === undefined ? undefined : JSON.stringify(extra.body)),
      signal: patience.signal,
      keepalive: extra.keepalive,
      credentials: "same-origin",
      cache: "no-store",
    });
  } catch (problem) {
    if (extra.signal?.aborted) throw problem;
    noteFault(`${method} ${plainAddress(path)} 0 offline`);
    throw new CallError(0, { code: "offline" });
  } finally {
    clearTimeout(timer);
    extra.signal?.removeEventListener("abort", giveUp);
  }
  if (answer.ok || answer.status === 304) return answer;
  const body = (await answer.json().catch(() => ({}))) as ErrorBody;
  setCsrf(body.csrf);
  if (document.documentElement.lang === "en" && body.fields_en) body.fields = body.fields_en;
  if (answer.status === 401 && !extra.quiet) {
    if (body.code === "login_needed" || body.code === "locked") barredListener(body.code);
  }
  noteFault(`${method} ${plainAddress(path)} ${answer.status} ${body.code ?? ""}`, body.ref);
  throw new CallError(answer.status, body);
}

async function answerWithToken(method: Method, path: string, extra: Extra): Promise<Response> {
  try {
    return await answerOf(method, path, extra);
  } catch (problem) {
    const stale = problem instanceof CallError && problem.code === "wrong_csrf" && !extra.quiet;
    if (!stale || !(await renew())) throw problem;
    return answerOf(method, path, extra);
  }
}

export async function call<T>(method: Method, path: string, extra: Extra = {}): Promise<T> {
  const answer = await answerWithToken(method, path, extra);
  if (answer.status === 204) return undefined as T;
  try {
    return (await answer.json()) as T;
  } catch {
    throw new CallError(answer.status, { code: "unreadable" });
  }
}
