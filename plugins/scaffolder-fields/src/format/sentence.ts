/** A message as a sentence at a field: it begins with a capital letter. */
export function sentence(message: string): string {
  return message.charAt(0).toLocaleUpperCase() + message.slice(1);
}
