/**
 * The other side of the comparison: Fastify and pg alone, hand-written SQL as the superuser, answering the same bytes as the house for
 * the requests of the mix. No session, no access rules, no checked input or output, no receipt, no event, no audit. A child process.
 */
import Fastify from 'fastify'
import pg from 'pg'
import { bareFigures, bareJobs } from './bare-reports.ts'
import { bareBoard, bareCase, bareCases, bareFind, bareMovements, barePersons, bareTimeline } from './bare-reads.ts'
import { bareSearch } from './bare-search.ts'
import { bareAddNote, bareAddPerson, bareAddTask, bareRecordClearance } from './bare-writes.ts'
import type { ToldChild } from './children.ts'

pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1700, Number)
pg.types.setTypeParser(1082, (text) => text)

/** Rows of a statement that is planned once for each connection. */
export type Ask = <Row = Record<string, unknown>>(name: string, sql: string, values: readonly unknown[]) => Promise<Row[]>

/** What a bare answer is made of. `office` stands in a header, because nobody is signed in here. */
export type Asked = {
  ask: Ask
  pool: pg.Pool
  office: number
  query: Record<string, string>
  params: Record<string, string>
  body: Record<string, unknown>
}

const answers: [method: 'GET' | 'POST', url: string, answer: (asked: Asked) => Promise<unknown>][] = [
  ['GET', '/api/cases', bareCases],
  ['GET', '/api/cases/find', bareFind],
  ['GET', '/api/cases/:caseId', bareCase],
  ['GET', '/api/cases/:caseId/timeline', bareTimeline],
  ['GET', '/api/movements/movements', bareMovements],
  ['GET', '/api/people/persons', barePersons],
  ['GET', '/api/people/search', bareSearch],
  ['GET', '/api/transit/boards/:airport', bareBoard],
  ['GET', '/api/transit/monthly-figures', bareFigures],
  ['GET', '/api/reintegration/jobs-report', bareJobs],
  ['POST', '/api/cases/:caseId/notes', bareAddNote],
  ['POST', '/api/cases/:caseId/tasks', bareAddTask],
  ['POST', '/api/movements/clearances/:clearanceId/record', bareRecordClearance],
  ['POST', '/api/people/persons', bareAddPerson],
]

process.once('message', (told: ToldChild) => void serve(told))

async function serve({ connection, schema }: ToldChild): Promise<void> {
  const pool = new pg.Pool({ ...connection, max: 12, options: `-c search_path=${schema},public -c session_replication_role=replica` })
  const ask: Ask = async (name, text, values) => (await pool.query({ name, text, values: [...values] })).rows as never
  const app = Fastify({ logger: false })
  for (const [method, url, answer] of answers) {
    app.route({
      method,
      url,
      handler: (request) =>
        answer({
          ask,
          pool,
          office: Number(request.headers['x-office']),
          query: request.query as Record<string, string>,
          params: request.params as Record<string, string>,
          body: (request.body ?? {}) as Record<string, unknown>,
        }),
    })
  }
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  process.on('message', () => process.send!({ cpu: process.cpuUsage() }))
  process.send!({ port: typeof address === 'object' && address !== null ? address.port : 0 })
}
