/*
 * Who asks for pages, as a process of its own: at a fixed rate, whether or not answers come.
 */
import { mockCredentials } from '@backstage/backend-test-utils';
import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { answerEach, endWithParent } from './child';

/** So many requests a second, for so long. */
export interface Asking {
  url: string;
  queries: string[];
  perSecond: number;
  seconds: number;
}

const agent = new Agent({ keepAlive: true });

/** How long an answer takes, to its last byte, in milliseconds. */
function timeOf(url: string, user: string): Promise<number> {
  const start = performance.now();
  const headers = {
    Authorization: mockCredentials.user.header(`user:default/${user}`),
  };
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, response => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(performance.now() - start)
          : reject(new Error(`${url} answered ${response.statusCode}`)),
      );
    }).on('error', reject);
  });
}

endWithParent();
answerEach<Asking>('ask', async ({ url, queries, perSecond, seconds }) => {
  const start = performance.now();
  const times: Promise<number>[] = [];
  while (times.length < perSecond * seconds) {
    const due = ((performance.now() - start) / 1000) * perSecond;
    for (; times.length < due; ) {
      const index = times.length;
      const query = queries[index % queries.length];
      times.push(timeOf(`${url}/workloads${query}`, `all-${index % 50}`));
    }
    await wait(1);
  }
  return Promise.all(times);
});
