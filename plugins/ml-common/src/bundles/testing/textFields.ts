import { asRecord } from '../../kubernetes';
import { bundles } from '../bundles';
import { loadBundleCases } from './loadBundleCases';

/** A text of a form. */
export interface TextField {
  bundle: string;
  /** Where it stands: `env.0.value`. */
  path: string;
  /** What stands there in parameters that fit. */
  text: string;
  /** Those parameters, with another text there. */
  withText(text: string): unknown;
}

/** All texts in the parameters that the tables of the bundles hold, the keys of labels too. */
export function textFields(): TextField[] {
  return bundles.flatMap(bundle => {
    const { taken } = loadBundleCases(bundle);
    const seen = new Set<string>();
    return [bundle.sample, ...taken.map(({ parameters }) => parameters)]
      .flatMap(parameters => textsIn(parameters))
      .filter(({ path }) => !seen.has(path) && seen.add(path))
      .map(field => ({ ...field, bundle: bundle.id }));
  });
}

type Text = Omit<TextField, 'bundle'>;

function textsIn(value: unknown): Text[] {
  if (typeof value === 'string') {
    return [{ path: '', text: value, withText: text => text }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      textsIn(item).map(field =>
        below(String(index), field, changed => value.with(index, changed)),
      ),
    );
  }
  const record = asRecord(value) ?? {};
  return Object.entries(record).flatMap(([name, inner]) => [
    ...textsIn(inner).map(field =>
      below(name, field, changed => ({ ...record, [name]: changed })),
    ),
    ...(name.includes('/') ? [keyOf(record, name)] : []),
  ]);
}

function below(
  step: string,
  field: Text,
  put: (changed: unknown) => unknown,
): Text {
  return {
    path: field.path ? `${step}.${field.path}` : step,
    text: field.text,
    withText: text => put(field.withText(text)),
  };
}

/** The key of a label or an annotation; its own name is a part of the path of what is refused. */
function keyOf(record: Readonly<Record<string, unknown>>, name: string): Text {
  return {
    path: '',
    text: name,
    withText: text =>
      Object.fromEntries(
        Object.entries(record).map(([key, value]) => [
          key === name ? text : key,
          value,
        ]),
      ),
  };
}
