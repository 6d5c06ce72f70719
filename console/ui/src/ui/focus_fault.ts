// To the first field that is wrong, once its words are on the page (design B.4).
const FAULTY = '[aria-invalid="true"], [data-fault] input';

export function focusFault(within?: HTMLElement | null): void {
  const found = () => (within ?? document).querySelector<HTMLElement>(FAULTY);
  const seen: FocusOptions & { focusVisible: boolean } = { focusVisible: true };
  setTimeout(() => found()?.focus(seen), 0);
}
