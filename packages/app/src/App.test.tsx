import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  const { env } = process;
  afterEach(() => {
    process.env = env;
  });

  it('asks a stranger to sign in, under its own name', async () => {
    const config = {
      context: 'test',
      data: {
        app: { title: 'ML platform', baseUrl: 'http://localhost:3000' },
        backend: { baseUrl: 'http://localhost:7007' },
      },
    };
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [config] as unknown as string,
    };
    render(App.createRoot());
    expect(
      await screen.findByRole('button', { name: 'Enter' }, { timeout: 20_000 }),
    ).toBeInTheDocument();
    expect(document.title).toContain('ML platform');
  }, 30_000);
});
