// Adds to the look-up page what a script can: says at once when a code is mistyped, and prints.
// Everything else works without it.

const DIGITS = 10; // year and month, serial of the month, check digit

export function digitsOf(typed) {
  const bare = typed.trim().toUpperCase().replace(/^PA/, "");
  return bare.replace(/O/g, "0").replace(/[\s\-–—._/]/g, "");
}

// Luhn over the nine digits before the last: every second one from the right doubled.
export function isCode(typed) {
  const digits = digitsOf(typed);
  if (!/^\d{10}$/.test(digits)) return false;
  const month = Number(digits.slice(2, 4));
  if (month < 1 || month > 12 || digits.slice(4, 9) === "00000") return false;
  let sum = 0;
  [...digits.slice(0, DIGITS - 1)].reverse().forEach((digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return (10 - (sum % 10)) % 10 === Number(digits[DIGITS - 1]);
}

function watchCode(input, line) {
  const judge = (finished) => {
    const digits = digitsOf(input.value);
    const whole = finished ? digits.length > 0 : digits.length >= DIGITS;
    line.textContent = whole ? line.dataset[isCode(input.value) ? "right" : "wrong"] : "";
  };
  input.addEventListener("input", () => judge(false));
  input.addEventListener("change", () => judge(true));
}

if (typeof document !== "undefined") {
  const input = document.getElementById("code");
  const line = document.getElementById("code-live");
  if (input && line) watchCode(input, line);
  const print = document.getElementById("print");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
  const wrong = document.querySelector("[aria-invalid]");
  if (wrong) wrong.focus();
}
