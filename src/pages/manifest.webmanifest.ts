import type { APIRoute } from 'astro';
import { link } from '../components/page/link.ts';

/** What a device shows where the course is installed like an application. Colours are those of the page by day (tokens.css). */
export const GET: APIRoute = () =>
  Response.json(
    {
      name: '202 Accepted',
      short_name: '202',
      description: 'An interactive course on one decision between services: wait for the answer, or hand over and move on?',
      lang: 'en-GB',
      id: link('/'),
      start_url: link('/'),
      scope: link('/'),
      display: 'minimal-ui',
      background_color: '#f6f0e4',
      theme_color: '#f6f0e4',
      icons: [
        { src: link('/favicon.svg'), sizes: 'any', type: 'image/svg+xml' },
        { src: link('/icon-192.png'), sizes: '192x192', type: 'image/png' },
        { src: link('/icon-512.png'), sizes: '512x512', type: 'image/png' },
        { src: link('/icon-maskable-512.png'), sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    { headers: { 'Content-Type': 'application/manifest+json' } },
  );
