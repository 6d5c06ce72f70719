// Names of units, fields and levels in addresses. Fields are what an office wrote into its list
// ("Hộ tịch"), so any words may stand there; the service takes this much of them.
const MOST_BYTES = 200;
const CONTROL = /\p{Cc}/u;

export function isScopeName(value: string): boolean {
  return !CONTROL.test(value) && new TextEncoder().encode(value).length <= MOST_BYTES;
}
