/** The portal as a browser meets it: language, links, caching, compression, and nothing that is not published. */
import assert from 'node:assert/strict'
import { after, before, mock, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { observeStatements, openPool } from './kit/database.ts'
import { loadPacks } from './load-packs.ts'
import { notFoundPage, portalPages } from './portal.ts'
import { openTestOffice, type TestOffice } from './test-office.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
  await loadPacks(office.house)
})
after(() => office.close())

const get = (url: string, headers: Record<string, string> = {}) => office.app.inject({ method: 'GET', url, headers })

test('A visitor is led to the language their browser likes best, and to French when it has none of ours', async () => {
  const wishes: [string | undefined, string][] = [
    [undefined, '/fr'],
    ['fr-FR,fr;q=0.9,en;q=0.8', '/fr'],
    ['en-GB,en;q=0.9', '/en'],
    ['de, en;q=0.4, fr;q=0.8', '/fr'],
    ['ti,am;q=0.9', '/fr'],
    ['fr;q=0, en;q=0.1', '/en'],
    ['nonsense;;;,,', '/fr'],
  ]
  for (const [wish, to] of wishes) {
    const answer = await get('/', wish === undefined ? {} : { 'accept-language': wish })
    assert.deepEqual([answer.statusCode, answer.headers.location, answer.headers.vary], [302, to, 'accept-language'], wish)
  }
})

test('A visitor who follows every link of every page never meets a closed door', async () => {
  const seen = new Set<string>()
  const waiting = ['/fr', '/en']
  const broken: string[] = []
  while (waiting.length > 0) {
    const path = waiting.pop()!
    if (seen.has(path)) continue
    seen.add(path)
    const answer = await get(path)
    if (answer.statusCode !== 200) broken.push(`${path} ${answer.statusCode}`)
    if (!String(answer.headers['content-type']).startsWith('text/html')) continue
    for (const [, href] of answer.body.matchAll(/(?:href|action)="([^"]*)"/g)) {
      const [to, mark] = href!.split('#')
      if (to!.startsWith('tel:') || to!.startsWith('data:') || to === '/desk/' || to === '/') continue
      if (to !== '' && !seen.has(to!)) waiting.push(to!)
      if (mark !== undefined) {
        const target = to === '' ? answer : await get(to!)
        if (!target.body.includes(`id="${mark}"`)) broken.push(`${path} → ${href}`)
      }
    }
  }
  assert.deepEqual(broken, [])
  // 9 pages, 3 programmes with a sheet each, 27 projects, in two languages; and the stylesheet.
  assert.equal(seen.size, 2 * (9 + 3 * 2 + 27) + 1)
})

test('Nobody reads on the portal what belongs to one office only', async () => {
  const row = await office.admin.query(`select definition from projects_project where code = 'D02'`)
  const secret = { ...row.rows[0].definition, code: 'D99', titles: { fr: 'Projet gardé', en: 'Kept project' } }
  await office.admin.query(
    `insert into projects_project (code, office, section, archive_number, status, definition, definition_hash, search_text, updated_at)
     select 'D99', 1, section, 9, status, $1, 'x', 'kept', now() from projects_project where code = 'D02'`,
    [JSON.stringify(secret)],
  )
  const fresh = await withPortal(office.house.pool)
  assert.equal((await fresh.inject('/fr/projets/d99')).statusCode, 404)
  assert.ok(!(await fresh.inject('/fr/projets')).body.includes('Projet gardé'))
  assert.equal((await fresh.inject('/fr/projets/d02')).statusCode, 200)
  await fresh.close()
})

test('A browser that has the page already is answered in a line; one that packs gets it packed; a HEAD gets no body', async () => {
  const plain = await get('/fr/projets')
  assert.deepEqual(
    [plain.statusCode, plain.headers['cache-control'], plain.headers['content-language']],
    [200, 'public, max-age=300', 'fr'],
  )
  assert.equal(plain.headers['content-encoding'], undefined)
  assert.equal((await get('/fr/projets', { 'if-none-match': String(plain.headers.etag) })).statusCode, 304)
  assert.equal((await get('/fr/projets', { 'if-none-match': '"another"' })).statusCode, 200)

  const brotli = await get('/fr/projets', { 'accept-encoding': 'gzip, deflate, br' })
  assert.deepEqual([brotli.headers['content-encoding'], brotli.headers.vary], ['br', 'accept-encoding'])
  assert.equal(brotliDecompressSync(brotli.rawPayload).toString(), plain.body)
  assert.notEqual(brotli.headers.etag, plain.headers.etag, 'another form of the page is another thing to keep')
  const gzip = await get('/fr/projets', { 'accept-encoding': 'gzip;q=1, br;q=0' })
  assert.equal(gunzipSync(gzip.rawPayload).toString(), plain.body)
  for (const answer of [brotli, gzip]) assert.ok(answer.rawPayload.length < 50_000)

  const head = await office.app.inject({ method: 'HEAD', url: '/fr/projets' })
  assert.deepEqual([head.statusCode, head.body], [200, ''])
})

test('The stylesheet is kept for a year under the mark of its content, and packed too', async () => {
  const href = /<link rel="stylesheet" href="([^"]+)" \/>/.exec((await get('/fr')).body)![1]!
  const style = await get(href, { 'accept-encoding': 'br' })
  assert.deepEqual(
    [style.statusCode, style.headers['content-type'], style.headers['cache-control']],
    [200, 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
  )
  assert.doesNotMatch(brotliDecompressSync(style.rawPayload).toString(), /@import|url\(|\b(left|right)\s*:/)
  assert.ok(style.rawPayload.length < 10_000)
})

test('A visitor who asks again within the minute costs the database nothing', async () => {
  await get('/en/projects')
  let asked = 0
  observeStatements(() => asked++)
  for (const path of ['/en/projects', '/fr/projets/d01', '/en/projects?q=mali', '/fr/a-propos'])
    assert.equal((await get(path)).statusCode, 200)
  observeStatements(undefined)
  assert.equal(asked, 0)
})

test('A visitor still reads the last published facts while the database is away, and the new ones a minute after they change', async () => {
  mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-23T10:00:00Z') })
  const pool = openPool({ ...office.connection, user: 'passerelle_app' }, 'passerelle', 2)
  const site = await withPortal(pool)
  assert.equal((await site.inject('/fr/projets/d10')).statusCode, 200)
  await office.admin.query(
    `update projects_project set definition = jsonb_set(definition, '{titles,fr}', '"Mobilité et climat"') where code = 'D10'`,
  )
  assert.ok(!(await site.inject('/fr/projets/d10')).body.includes('Mobilité et climat'))
  mock.timers.tick(61_000)
  assert.ok((await site.inject('/fr/projets/d10')).body.includes('Mobilité et climat'))
  await pool.end()
  mock.timers.tick(61_000)
  assert.ok((await site.inject('/fr/projets/d10')).body.includes('Mobilité et climat'))
  mock.timers.reset()
  await site.close()
})

test('What somebody searched for is kept by no shared cache, and is not in the log', async () => {
  const answer = await get('/fr/projets?q=Kabongo&section=COMPLETED')
  assert.deepEqual([answer.statusCode, answer.headers['cache-control']], [200, 'private, max-age=60'])
  assert.ok(!office.log.join('\n').includes('Kabongo'))
  assert.equal((await get(`/fr/projets?q=${'a'.repeat(5000)}&q=b&section[]=x`)).statusCode, 200)
})

test('The sheet of a programme comes as plain text in the right language', async () => {
  const sheet = await get('/fr/programmes/arer.txt')
  assert.deepEqual(
    [sheet.statusCode, sheet.headers['content-type'], sheet.headers['content-language']],
    [200, 'text/plain; charset=utf-8', 'fr'],
  )
})

test('Somebody who mistypes an address finds the way again, in the language of the address', async () => {
  for (const [path, words] of [
    ['/fr/projets/z99', /Cette page n’existe pas/],
    ['/en/nowhere', /This page does not exist/],
  ] as const) {
    const answer = await get(path)
    assert.deepEqual([answer.statusCode, answer.headers['cache-control']], [404, 'no-store'])
    assert.match(answer.body, words)
  }
  assert.match(notFoundPage('en'), /<html lang="en"/)
  for (const [asked, proper] of [
    ['/fr/', '/fr'],
    ['/fr/Projets/D01', '/fr/projets/d01'],
    ['/en/about//', '/en/about'],
  ]) {
    const answer = await get(asked!)
    assert.deepEqual([answer.statusCode, answer.headers.location], [301, proper], asked)
  }
})

test('A page sets no cookie, allows no script from elsewhere, and is the same for somebody who is signed in', async () => {
  const visitor = await office.as('demo@paris.example.org')
  const [nobody, member] = [await get('/fr'), await get('/fr', { cookie: visitor.cookie })]
  assert.equal(nobody.headers['set-cookie'], undefined)
  assert.match(String(nobody.headers['content-security-policy']), /script-src 'self'; style-src 'self'/)
  assert.equal(member.body, nobody.body)
})

async function withPortal(pool: TestOffice['pool']) {
  const site = Fastify()
  await site.register(portalPages, { house: { ...office.house, pool } })
  return site
}
