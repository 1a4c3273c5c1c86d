/** The pages of an instance, which are found by the part after `#`. */
export class MlflowLinks {
  readonly #base: string;
  readonly #workspace: string | undefined;

  /** @param publicUrl - `http` or `https`, up to but without the `#`. */
  static create(publicUrl: string, workspace?: string): MlflowLinks {
    return new MlflowLinks(publicUrl, workspace);
  }

  private constructor(publicUrl: string, workspace: string | undefined) {
    this.#base = publicUrl;
    this.#workspace = workspace;
  }

  home(): string {
    return this.#to([]) ?? this.#base;
  }

  experiment(experimentId: string): string | undefined {
    return this.#to(['experiments', experimentId, 'runs']);
  }

  run(experimentId: string, runId: string): string | undefined {
    return this.#to(['experiments', experimentId, 'runs', runId]);
  }

  model(name: string): string | undefined {
    return this.#to(['models', name]);
  }

  version(name: string, version: string): string | undefined {
    return this.#to(['models', name, 'versions', version]);
  }

  /** Nothing where a name has half a surrogate pair, which no address can hold. */
  #to(steps: readonly string[]): string | undefined {
    if (steps.some(step => /\p{Surrogate}/u.test(step))) {
      return undefined;
    }
    const path = steps.map(encodeURIComponent).join('/');
    const query =
      this.#workspace === undefined
        ? ''
        : `?workspace=${encodeURIComponent(this.#workspace)}`;
    return `${this.#base}/#/${path}${query}`;
  }
}
