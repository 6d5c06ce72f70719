// What the page knows: the simulator's state, and per phone the lines it shows.

const phones = new Map();

const emptyPhone = () => ({ messages: new Map(), revision: 0, loaded: false });

export const store = {
  era: "",
  state: null,
  chosen: "",
  clockSkew: 0,
  quote: null,
  waiting: null,
  onChoose: () => {},
  refresh: () => {},

  phone(id = this.chosen) {
    if (!phones.has(id)) phones.set(id, emptyPhone());
    return phones.get(id);
  },

  person(id = this.chosen) {
    return this.state?.people.find((person) => person.user_id === id);
  },

  // The simulation's time now, between two looks at the state.
  now() {
    return Date.now() + this.clockSkew;
  },

  // Another simulation than before: what the page remembers is of no use.
  enter(era) {
    if (era === this.era) return;
    this.era = era;
    phones.clear();
    this.quote = null;
    this.waiting?.abort();
  },

  choose(id) {
    if (id === this.chosen) return;
    this.chosen = id;
    this.quote = null;
    this.waiting?.abort();
    this.onChoose();
  },

  receive(id, news) {
    const phone = this.phone(id);
    for (const message of news.messages) phone.messages.set(message.seq, message);
    phone.revision = news.revision;
    phone.loaded = true;
  },

  forget(id) {
    phones.delete(id);
  },

  // In the order of the phone.
  lines(id = this.chosen) {
    return [...this.phone(id).messages.values()].sort((a, b) => a.seq - b.seq);
  },
};
