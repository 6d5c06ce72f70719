import { useSyncExternalStore } from "react";

// Whether the window is narrower than the columns of the designer need.
export function useNarrow(query = "(max-width: 1079px)"): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => window.matchMedia(query).matches,
  );
}
