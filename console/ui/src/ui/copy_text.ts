// Puts a text on the clipboard; false where the browser does not let us: the text is then selected
// by hand. Pages served without TLS have no clipboard at all.
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
