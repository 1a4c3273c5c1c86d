const base64 = value => Buffer.from(value).toString('base64');

/**
 * Lets etcd forget all but the present, and tells the API servers, which look for the revision under
 * `compact_rev_key` and then forget their own old snapshots
 * (`k8s.io/apiserver/pkg/storage/etcd3/compact.go`).
 *
 * @param {string} url of etcd's JSON gateway
 * @returns {Promise<number>} the revision
 */
export async function compactEtcd(url) {
  const { header } = await post(url, 'range', {
    key: base64('/'),
    count_only: true,
  });
  const { revision } = header;
  await post(url, 'put', {
    key: base64('compact_rev_key'),
    value: base64(revision),
  });
  await post(url, 'compaction', { revision, physical: true });
  return Number(revision);
}

async function post(url, call, body) {
  const answer = await fetch(`${url}/v3/kv/${call}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`etcd refused ${call}: ${await answer.text()}`);
  }
  return answer.json();
}
