import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MissingPart } from '@mlport/backstage-plugin-ml-common';
import { mlTranslationRef } from '../translation';
import { Remark } from './Remark';

/** Says of a part of the details that it is not there, and why. */
export function MissingParts(props: {
  missing: readonly MissingPart[];
  part: MissingPart['part'];
}) {
  const { missing, part } = props;
  const { t } = useTranslationRef(mlTranslationRef);
  return (
    <>
      {missing
        .filter(each => each.part === part)
        .map(({ message }) => (
          <Remark key={message}>
            {t(`panel.missing.${part}`, { cause: message })}
          </Remark>
        ))}
    </>
  );
}
