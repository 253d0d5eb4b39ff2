/** `customers` is a kind called `customer`. */
export function singular(word: string): string {
  if (/ies$/i.test(word)) return word.replace(/ies$/i, "y");
  if (/(ss|sh|ch|x|z)es$/i.test(word)) return word.replace(/es$/i, "");
  return /[^s]s$/i.test(word) ? word.replace(/s$/i, "") : word;
}
