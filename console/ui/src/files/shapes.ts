// A file of a conversation or a case, as the service tells of it.
export type FileShown = {
  id: string;
  name: string;
  kind: string;
  size?: number;
  type?: string;
  url?: string;
  picture?: boolean;
  scanned?: boolean;
  original?: boolean; // may be asked for with its metadata
  state: "waiting" | "kept" | "failed" | "forgotten";
};

// Only our own service is linked to.
export function oursOnly(url: string | undefined): string | null {
  return url?.startsWith("/") && !url.startsWith("//") ? url : null;
}

export function withPart(url: string, part: string): string {
  return url + (url.includes("?") ? "&" : "?") + part;
}
