import {
  ManifestFile,
  ManifestFinding,
} from '@mlport/backstage-plugin-ml-common';
import { Document, LineCounter, parseAllDocuments } from 'yaml';
import { lineOf } from './lineOf';
import { LocatedFinding } from './LocatedFinding';

/** Says of findings in which line of which file they are. */
export function locateFindings(
  files: readonly ManifestFile[],
  findings: readonly ManifestFinding[],
): LocatedFinding[] {
  const parsed = new Map<string, ParsedFile>();
  return findings.map(finding => {
    const place = placeOf(files, finding);
    if (!place) {
      return finding;
    }
    const { file, index } = place;
    const { documents, lines } = parsed.get(file.path) ?? parse(file, parsed);
    const document = documents[index];
    return {
      ...finding,
      path: file.path,
      line: document && lineOf(document, finding.field, lines),
    };
  });
}

interface ParsedFile {
  documents: Document.Parsed[];
  lines: LineCounter;
}

function parse(
  { path, content }: ManifestFile,
  parsed: Map<string, ParsedFile>,
): ParsedFile {
  const lines = new LineCounter();
  const all = parseAllDocuments(content, { lineCounter: lines });
  const file = { documents: Array.isArray(all) ? all : [], lines };
  parsed.set(path, file);
  return file;
}

/** The file of the object, and which of its documents that is. */
function placeOf(
  files: readonly ManifestFile[],
  { object }: ManifestFinding,
): { file: ManifestFile; index: number } | undefined {
  for (const file of files) {
    const index = file.objects.findIndex(
      ({ apiVersion, kind, metadata }) =>
        apiVersion === object.apiVersion &&
        kind === object.kind &&
        metadata.name === object.name &&
        metadata.namespace === object.namespace,
    );
    if (index >= 0) {
      return { file, index };
    }
  }
  return undefined;
}
