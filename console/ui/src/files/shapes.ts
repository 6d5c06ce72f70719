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
  original?: boolean; // may be asked for with its metadata, and without its mask
  masked?: { by: string; at: string } | null;
  reason_in?: string; // the case to give a reason in before the original is shown
  why_vi?: string; // why there is no address
  why_en?: string;
  state: "waiting" | "kept" | "failed" | "forgotten";
};

// Only our own service is linked to.
export function oursOnly(url: string | undefined): string | null {
  return url?.startsWith("/") && !url.startsWith("//") ? url : null;
}

// Another copy has another address: a browser shows what it has for the same one.
export function shownUrl(file: FileShown): string {
  const url = file.url ?? "";
  return url && file.masked ? withPart(url, `copy=${Date.parse(file.masked.at)}`) : url;
}

export function withPart(url: string, part: string): string {
  return url + (url.includes("?") ? "&" : "?") + part;
}
