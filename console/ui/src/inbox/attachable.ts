// What may go to a citizen, asked before anything is uploaded; the service looks again.
const MB = 1024 * 1024;
export const FILES_MAX = 5;

export type Fault = "attach.kind" | "attach.big_picture" | "attach.big_file" | "attach.empty";

const PICTURES = ["jpg", "jpeg", "png"];
const DOCUMENTS = ["pdf", "doc", "docx", "csv"];
export const ACCEPT = [...PICTURES, ...DOCUMENTS].map((one) => `.${one}`).join(",");

const STARTS: Record<string, number[][]> = {
  picture: [
    [0xff, 0xd8, 0xff],
    [0x89, 0x50, 0x4e, 0x47],
  ],
  pdf: [[0x25, 0x50, 0x44, 0x46]],
  doc: [[0xd0, 0xcf, 0x11, 0xe0]],
  docx: [[0x50, 0x4b, 0x03, 0x04]],
};

function begins(head: Uint8Array, kind: string): boolean {
  const known = STARTS[kind];
  return !known || known.some((start) => start.every((byte, at) => head[at] === byte));
}

// name and size as the computer tells them, head: the first bytes. Null: it may go.
export function faultOf(name: string, size: number, head: Uint8Array): Fault | null {
  const ending = name.toLowerCase().split(".").pop() ?? "";
  const picture = PICTURES.includes(ending);
  if (!picture && !DOCUMENTS.includes(ending)) return "attach.kind";
  if (size === 0) return "attach.empty";
  if (!begins(head, picture ? "picture" : ending)) return "attach.kind";
  if (picture && size > MB) return "attach.big_picture";
  if (size > 5 * MB) return "attach.big_file";
  return null;
}
