/** The OpenAPI 3.1 document and its readable page, made from the contracts. */
import { z } from 'zod'
import type { Contract } from '#domain/kit/contract.ts'

type Json = Record<string, unknown>

const refusal = { type: 'object', required: ['refusal'], properties: { refusal: { type: 'string' }, details: { type: 'object' } } }
const badInput = {
  type: 'object',
  required: ['refusal', 'fields'],
  properties: {
    refusal: { const: 'bad_input' },
    fields: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, problem: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}

export function openApi(contracts: readonly Contract[]): Json {
  const paths: Record<string, Json> = {}
  const schemas: Json = {}
  for (const contract of contracts) {
    const path = contract.path.replace(/:(\w+)/g, '{$1}')
    const operation = operationOf(contract, schemas)
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operation }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Passerelle',
      version: '1',
      description:
        'Commands take an Idempotency-Key header (a UUID): the same key is answered again and never done twice. What one may not see is answered as not found.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: {
      schemas: { ...schemas, Refusal: refusal, BadInput: badInput },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'passerelle_session' } },
    },
  }
}

function operationOf(contract: Contract, schemas: Json): Json {
  const input = schemaOf(contract.input, 'input', schemas)
  const properties = (input.properties ?? {}) as Record<string, Json>
  const required = (input.required ?? []) as string[]
  const inPath = [...contract.path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
  const parameters = Object.entries(properties)
    .filter(([name]) => inPath.includes(name) || contract.method === 'GET')
    .map(([name, schema]) => ({
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: inPath.includes(name) || required.includes(name),
      schema,
    }))
  const body = Object.fromEntries(Object.entries(properties).filter(([name]) => !inPath.includes(name)))
  const content =
    contract.produces === undefined
      ? { 'application/json': { schema: schemaOf(contract.output, 'output', schemas) } }
      : Object.fromEntries(contract.produces.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
  return {
    operationId: contract.name,
    summary: contract.summary,
    tags: [contract.name.split('.')[0]],
    parameters:
      contract.method === 'POST'
        ? [...parameters, { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', format: 'uuid' } }]
        : parameters,
    ...(contract.method === 'POST'
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { type: 'object', properties: body, required: required.filter((name) => !inPath.includes(name)) },
              },
            },
          },
        }
      : {}),
    responses: {
      200: { description: contract.summary, content },
      401: { description: 'not_signed_in' },
      404: { description: 'not_found: not existing, not permitted and not yours to see alike' },
      ...(contract.refusals.length > 0
        ? {
            409: {
              description: `Refused: ${contract.refusals.join(', ')}`,
              content: {
                'application/json': { schema: { ...refusal, properties: { ...refusal.properties, refusal: { enum: contract.refusals } } } },
              },
            },
          }
        : {}),
      422: {
        description: 'Bad input, with the path of each field',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/BadInput' } } },
      },
    },
  }
}

/** JSON Schema 2020-12 of a zod schema; schemas with an id move to components. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const { $schema: _, $defs, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json
  const moved = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'))
  for (const [name, definition] of Object.entries(($defs ?? {}) as Json)) {
    const { id: _id, ...plain } = definition as Json
    schemas[name] = moved(plain)
  }
  return moved(own) as Json
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character]!)

/** One plain page, no script: every contract by room with its refusals and whether it works offline. */
export function docsPage(contracts: readonly Contract[]): string {
  const rooms = [...new Set(contracts.map((contract) => contract.name.split('.')[0]!))]
  const section = (room: string): string => {
    const rows = contracts
      .filter((contract) => contract.name.startsWith(`${room}.`))
      .map(
        (contract) =>
          `<tr><td><code>${contract.name}</code></td><td><code>${contract.method} ${escape(contract.path)}</code></td><td>${escape(contract.summary)}</td><td>${contract.refusals.map((word) => `<code>${word}</code>`).join(' ')}</td><td>${contract.offline ? 'yes' : ''}</td></tr>`,
      )
    return `<h2 id="${room}">${room}</h2><table><thead><tr><th>Name</th><th>Route</th><th>What it does</th><th>Refusals</th><th>Offline</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  }
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Passerelle API</title></head><body><main><h1>Passerelle API</h1><p>The machine-readable document is <a href="/api/openapi.json">/api/openapi.json</a>. Commands take an <code>Idempotency-Key</code> header.</p><nav aria-label="Rooms">${rooms.map((room) => `<a href="#${room}">${room}</a>`).join(' ')}</nav>${rooms.map(section).join('')}</main></body></html>`
}
