/** How a value is entered. `lines`: a list of texts, one per line. */
export type Control = 'text' | 'number' | 'boolean' | 'select' | 'lines';

/** How a value is entered: as the template says, otherwise by the type of the field. */
export function controlOf(
  schema: { type?: unknown; enum?: unknown },
  kind?: Control,
): Control {
  if (kind) {
    return kind;
  }
  if (Array.isArray(schema.enum)) {
    return 'select';
  }
  switch (schema.type) {
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return 'lines';
    default:
      return 'text';
  }
}

/** What was typed, as the value of the form; nothing when nothing was. */
export function toValue(
  control: Control,
  text: string,
): string | number | string[] | undefined {
  if (text.trim() === '') {
    return undefined;
  }
  if (control === 'number') {
    return Number.isNaN(Number(text)) ? text : Number(text);
  }
  return control === 'lines' ? text.split('\n').filter(Boolean) : text;
}

/** The value of the form as it is typed. */
export function toText(value: unknown): string {
  return Array.isArray(value) ? value.join('\n') : String(value ?? '');
}
