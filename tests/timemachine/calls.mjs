// Quick calls to programs on this machine over connections that are kept.
import http from "node:http";

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

export function call(port, method, path, body) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((done, fail) => {
    const request = http.request({ host: "127.0.0.1", port, method, path, agent }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("error", fail);
      answer.on("end", () => {
        const whole = Buffer.concat(parts).toString("utf8");
        if (answer.statusCode < 300) return done(whole);
        fail(new Error(`${path}: ${answer.statusCode} ${whole.slice(0, 200)}`));
      });
    });
    request.setTimeout(10_000, () => request.destroy(new Error(`${path}: no answer`)));
    request.on("error", fail);
    request.end(text);
  });
}

// At most so many at a time, so that a large town does not open a connection for everybody.
export async function each(list, deed, at_most = 12) {
  let next = 0;
  const work = async () => {
    while (next < list.length) await deed(list[next++]);
  };
  await Promise.all(Array.from({ length: Math.min(at_most, list.length) }, work));
}

// Chance from a seed (mulberry32), so that a run can be played again.
export function chance(seed) {
  let state = seed >>> 0;
  const one = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    one,
    below: (n) => Math.floor(one() * n),
    pick: (weights) => {
      let left = one() * Object.values(weights).reduce((a, b) => a + b, 0);
      for (const [name, weight] of Object.entries(weights)) if ((left -= weight) < 0) return name;
      return Object.keys(weights)[0];
    },
  };
}
