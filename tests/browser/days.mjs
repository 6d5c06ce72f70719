// The days of a test: the clock of both programs, moved by hand. Time only goes forward.
import { until } from "../integration/stack.mjs";

export class Days {
  #mornings;

  // `mornings` are working days ("12-01") of 2026, used up one by one.
  constructor(stack, mornings = []) {
    this.stack = stack;
    this.#mornings = [...mornings];
  }

  // Moves the clock and waits until the service has seen it.
  async #move(change) {
    const { now } = await this.stack.sim("POST", "/sim/clock", change);
    const seen = async () => Date.parse((await this.stack.health()).time) >= now;
    await until("the service's clock", seen);
  }

  to(moment) {
    return this.#move({ to: moment });
  }

  pass(time) {
    return this.#move({ advance: time });
  }

  nextMorning() {
    return this.to(`2026-${this.#mornings.shift()}T08:00:00+07:00`);
  }
}
