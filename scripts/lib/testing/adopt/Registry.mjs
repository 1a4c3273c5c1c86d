import { createServer } from 'node:http';

/**
 * A package registry on the loopback interface that holds what is published to it, for as long as it
 * runs: the registry of their own that adopters have. It speaks as much of the protocol as `yarn npm
 * publish` and `yarn add` need.
 */
export class Registry {
  #server;
  #documents = new Map();

  /** @returns {Promise<Registry>} that listens on a free port */
  static start() {
    const registry = new Registry();
    registry.#server = createServer((request, response) =>
      registry.#answer(request, response).catch(error => {
        response.writeHead(400).end(JSON.stringify({ error: error.message }));
      }),
    );
    return new Promise((resolve, reject) => {
      registry.#server.once('error', reject);
      registry.#server.listen(0, '127.0.0.1', () => resolve(registry));
    });
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  /** The names of all that was published. */
  get names() {
    return [...this.#documents.keys()];
  }

  /** The archive of a package, as it was published last. */
  archive(name) {
    const [{ data }] = Object.values(this.#documents.get(name)._attachments);
    return Buffer.from(data, 'base64');
  }

  close() {
    this.#server.closeAllConnections();
    return new Promise(resolve => this.#server.close(resolve));
  }

  async #answer(request, response) {
    // Yarn waits for connections that stay open, and it is the end of what it does that is waited for.
    response.setHeader('connection', 'close');
    const path = decodeURIComponent(new URL(request.url, this.url).pathname);
    const [name, file] = path.slice(1).split('/-/');
    if (request.method === 'PUT') {
      this.#documents.set(name, this.#placed(JSON.parse(await text(request))));
      response.writeHead(201).end('{}');
      return;
    }
    const document = this.#documents.get(name);
    if (!document) {
      response.writeHead(404).end('{}');
    } else if (file) {
      response.writeHead(200).end(this.archive(name));
    } else {
      const { _attachments, ...known } = document;
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(known));
    }
  }

  /** The document with the address of its archive that Yarn takes for the usual one. */
  #placed(document) {
    for (const manifest of Object.values(document.versions)) {
      const file = `${manifest.name.split('/').pop()}-${manifest.version}.tgz`;
      manifest.dist.tarball = `${this.url}/${manifest.name}/-/${file}`;
    }
    return document;
  }
}

async function text(stream) {
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
