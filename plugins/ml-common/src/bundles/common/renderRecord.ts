import { JsonRecord } from '../../kubernetes';
import { BundleFile } from '../Bundle';
import { CommonParameters } from './commonParameters';

/**
 * What made the folder, so that a later version of the template can make it again: template,
 * version and input. Secrets are no part of any input; bundles know them by name only.
 *
 * @param added - added to a folder that is there already, whose own record stays as it is
 */
export function renderRecord(
  bundle: string,
  { name, origin }: CommonParameters,
  parameters: JsonRecord,
  added: boolean,
): BundleFile[] {
  if (!origin) {
    return [];
  }
  const { origin: _, repoUrl: __, ...input } = parameters;
  const path = added ? `.mlport/runs/${name}.json` : '.mlport/template.json';
  return [{ path, documents: [{ ...origin, bundle, input }] }];
}
