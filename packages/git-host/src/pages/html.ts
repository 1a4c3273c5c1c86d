/** Markup that is safe to send. Only `html` makes it. */
export class Html {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  static join(strings: readonly string[], values: readonly HtmlValue[]): Html {
    const parts = strings.map((text, at) =>
      at < values.length ? text + Html.#write(values[at]) : text,
    );
    return new Html(parts.join(''));
  }

  static #write(value: HtmlValue): string {
    if (value === undefined) {
      return '';
    }
    if (value instanceof Html) {
      return value.#text;
    }
    if (typeof value === 'object') {
      return value.map(each => Html.#write(each)).join('');
    }
    return escape(String(value));
  }

  toString(): string {
    return this.#text;
  }
}

export type HtmlValue =
  | Html
  | string
  | number
  | undefined
  | readonly HtmlValue[];

/** A template whose values are escaped, as text or as a quoted attribute, unless they are markup. */
export function html(
  strings: TemplateStringsArray,
  ...values: HtmlValue[]
): Html {
  return Html.join(strings, values);
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character]);
}
