import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Chrome 109 is the last one for Windows 7 and 8.1; offices still have it.
export default defineConfig({
  plugins: [react()],
  build: {
    target: ["chrome109", "firefox115", "safari15.4"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: true,
  },
  server: {
    host: "127.0.0.1",
    proxy: {
      "/api": {
        target: process.env.LANGNGHE_CONSOLE ?? "https://127.0.0.1:28443",
        secure: false,
        changeOrigin: true,
      },
    },
  },
});
