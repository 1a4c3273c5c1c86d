import { request } from 'node:https';

/**
 * Asks one API server as one user.
 *
 * @param {{ server: string, ca: () => string, token: string }} access `ca` is read at every request,
 *   for the server makes it when it starts
 * @returns {(method: string, path: string, body?: object | string) => Promise<{ code: number, body: any }>}
 *   a body that is text is sent as YAML
 */
export function apiClient({ server, ca, token }) {
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const isText = typeof body === 'string';
      const asked = request(
        `${server}${path}`,
        {
          method,
          ca: ca(),
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': isText ? 'application/yaml' : 'application/json',
          },
        },
        async response => {
          try {
            let text = '';
            for await (const chunk of response.setEncoding('utf8')) {
              text += chunk;
            }
            const isJson = /json/.test(response.headers['content-type']);
            resolve({
              code: response.statusCode,
              body: isJson ? JSON.parse(text) : text,
            });
          } catch (error) {
            reject(error);
          }
        },
      );
      asked.on('error', reject);
      asked.end(isText ? body : body && JSON.stringify(body));
    });
}
