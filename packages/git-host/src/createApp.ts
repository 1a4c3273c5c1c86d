import express, { Express } from 'express';
import { createApiRouter } from './api/createApiRouter';
import { HostContext } from './HostContext';
import { answerErrors, tellAsJson } from './http/answerErrors';
import { refuseForeign } from './http/guard';
import { smartHttp } from './http/smartHttp';
import { createPagesRouter } from './pages/createPagesRouter';
import { tellAsPage } from './pages/sendPage';
import { style } from './pages/style';

/** Nothing runs, nothing is loaded from elsewhere, no other page frames or targets ours. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Git's protocol, Gitea's API and the pages, under one address. */
export function createApp(
  context: HostContext,
  logError: (error: unknown) => void,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set({
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      // Who is signed in changes what is there.
      'Cache-Control': 'no-cache, private',
      Vary: 'Authorization',
    });
    next();
  });
  app.use(refuseForeign);
  app.get('/assets/style.css', (_request, response) => {
    response.type('css').send(style);
  });
  const api = '/api/v1';
  app.use(api, createApiRouter(context), answerErrors(logError, tellAsJson));
  app.use(smartHttp(context, logError));
  app.use(createPagesRouter(context));
  app.use(answerErrors(logError, tellAsPage));
  return app;
}
