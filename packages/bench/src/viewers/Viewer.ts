/** What a viewer tells of. */
export interface ViewerSink {
  /** The page showed all its data, so many milliseconds after it was asked for. */
  loaded(ms: number): void;
  /** The page shows a job with so many active workers. */
  saw(uid: string, value: number): void;
  /** Something was refused or broke. */
  failed(error: Error): void;
}

/** Somebody before a page with the work of one component. */
export interface Viewer {
  /** Opens the page, and stays until told to go. */
  stay(signal: AbortSignal): Promise<void>;
  /** Opens the page and goes as soon as it shows all its data. */
  visit(signal: AbortSignal): Promise<void>;
  /** Whether the page is being loaded, and since when (milliseconds of this process). */
  readonly loadingSince?: number;
}

/** Whom a viewer is, and where. */
export type ViewerOptions = {
  baseUrl: string;
  fetch: typeof fetch;
  /** The name of the component. */
  entity: string;
  sink: ViewerSink;
};
