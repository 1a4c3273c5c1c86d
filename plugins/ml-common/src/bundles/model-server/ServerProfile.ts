import { ModelServerParameters } from './parameters';

/** How one server is started and asked whether it is well. */
export interface ServerProfile {
  /** The image, where the form names none. Nothing for a server of one's own. */
  image?(parameters: ModelServerParameters): string;
  /** The program, where the image does not start it. */
  command?(parameters: ModelServerParameters): readonly string[] | undefined;
  /** Its arguments, before those of the form. */
  args(parameters: ModelServerParameters): string[];
  /** Its variables, before those of the form. */
  env?: Readonly<Record<string, string>>;
  /** The first is the one that is asked by HTTP. */
  ports(parameters: ModelServerParameters): { name: string; port: number }[];
  /** The path that answers 200 once the model is loaded. */
  readyPath(parameters: ModelServerParameters): string;
  /** The path that answers 200 while the server lives; without it, its port must be open. */
  livePath?: string;
}

/** The name that clients ask for. */
export function modelNameOf({
  name,
  modelName,
}: Pick<ModelServerParameters, 'name' | 'modelName'>): string {
  return modelName ?? name;
}
