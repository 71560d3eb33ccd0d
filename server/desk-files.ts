/** Serves the built desk: its files, and its one page for every address below /desk/. */
import { readFile } from 'node:fs/promises'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** The desk is one page with its own router: any path below /desk/ that is no file is answered with that page. */
export function addDesk(app: FastifyInstance): void {
  const root = new URL('../desk/dist/', import.meta.url)
  void app.register(async (scoped) => {
    await scoped.register(staticFiles, {
      root: root.pathname,
      prefix: '/desk/',
      wildcard: false,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) =>
        void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
    })
    const page = async (_request: FastifyRequest, reply: FastifyReply) => {
      const html = await readFile(new URL('index.html', root)).catch(() => undefined)
      if (html === undefined) return reply.code(503).type('text/plain').send('The desk is not built: run npm start.')
      return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html)
    }
    scoped.get('/desk', async (_request, reply) => reply.redirect('/desk/'))
    scoped.get('/desk/', page)
    // A stale page that asks for a script of an older build must see that it is gone, and not read our page as a script.
    scoped.get('/desk/assets/*', async (_request, reply) => reply.code(404).type('text/plain').send('not found'))
    scoped.get('/desk/*', page)
  })
}
