// Folds Vietnamese text for search: case, accents, đ, composed or not, so that "tre hen" finds
// "Trễ hẹn". Length may change: never use a position in the folded text in the original.
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d")
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

// Every word of the query stands somewhere in the texts.
export function found(query: string, ...texts: string[]): boolean {
  const words = fold(query).split(" ").filter(Boolean);
  const all = texts.map(fold).join(" \n ");
  return words.every((word) => all.includes(word));
}
