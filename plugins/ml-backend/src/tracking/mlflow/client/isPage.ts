/** Whether an answer is a page for people. MLflow labels some plain texts `text/html`, too. */
export function isPage({ text }: { text: string }): boolean {
  return /^\s*<(!doctype|html|head|body|title|h1)\b/i.test(text.slice(0, 500));
}
