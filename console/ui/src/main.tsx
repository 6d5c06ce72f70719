import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { CallError } from "./call";
import { SessionProvider } from "./session/use_session";
import { Toasts, UiProvider } from "./ui";
import { WordsProvider } from "./words/use_words";

const RETRIES = 2;
const FRESH_MS = 5_000;

// The change cursor says what is old, so nothing is fetched again for being looked at.
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      refetchOnWindowFocus: false,
      retry: (failures, problem) =>
        failures < RETRIES && problem instanceof CallError && problem.unanswered,
    },
  },
});

createRoot(document.getElementById("root")!).render(
  <WordsProvider>
    <UiProvider>
      <QueryClientProvider client={client}>
        <Toasts>
          <SessionProvider>
            <App />
          </SessionProvider>
        </Toasts>
      </QueryClientProvider>
    </UiProvider>
  </WordsProvider>,
);
