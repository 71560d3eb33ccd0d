import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addDays, day } from '#domain/kit/day.ts'
import * as liaison from '#domain/liaison/contract.ts'
import { type OrganisationDraft, OrganisationKind } from '#domain/liaison/words.ts'
import { newId } from '#server/kit/transaction.ts'
import { openTestOffice, type TestOffice, type Visitor } from '#server/test-office.ts'

let office: TestOffice
let officer: Visitor
before(async () => {
  office = await openTestOffice()
  officer = await office.as('liaison@paris.example.org')
})
after(() => office.close())

async function add(draft: Partial<OrganisationDraft> & { compartment?: number }, who = officer) {
  const added = await who.ask(liaison.addOrganisation, { kind: 'ASSOCIATION', name: 'Association-Exemple', ...draft })
  assert.equal(added.status, 200, JSON.stringify(added.body))
  return added.body
}

test('a liaison officer writes down an organisation of each kind, lists one kind of them and takes the list along (M003)', async () => {
  for (const kind of OrganisationKind.options) await add({ kind, name: `Nature ${kind}-Exemple` })
  for (const kind of OrganisationKind.options) {
    const listed = await officer.ask(liaison.listOrganisations, { kind, limit: 200 })
    assert.ok(listed.body.items.length > 0 && listed.body.items.every((each) => each.kind === kind), kind)
    const file = await officer.ask(liaison.organisationsCsv, { kind, language: 'fr' })
    const lines = file.raw.toString().trim().split('\r\n')
    assert.equal(lines.length, listed.body.items.length + 1, kind)
    assert.ok(lines.some((line) => line.includes(`Nature ${kind}-Exemple`)))
  }
})

test('the list is in the order of names, page by page, and nobody is told twice', async () => {
  for (const name of ['Évreux-Exemple', 'aix-Exemple', 'Zébulon-Exemple']) await add({ kind: 'SPONSOR', name })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await officer.ask(liaison.listOrganisations, { limit: 4, ...(after === undefined ? {} : { after }) })
    seen.push(...page.body.items.map(({ name }) => name))
    after = page.body.next ?? undefined
  } while (after !== undefined)
  const ours = seen.filter((name) => /^(Évreux|aix|Zébulon)/.test(name))
  assert.deepEqual(ours, ['aix-Exemple', 'Évreux-Exemple', 'Zébulon-Exemple'])
  assert.equal(new Set(seen).size, seen.length)
})

test('an agent finds an organisation by the beginnings of its words, its acronym or its own script', async () => {
  const refuge = await add({ name: 'Refuge de la Montagne-Exemple', acronym: 'RMX', nativeName: 'ملجأ الجبل' })
  const agent = await office.as('mouvements@paris.example.org')
  for (const q of ['refuge', 'REF mont', 'montagne', 'rmx', 'الجبل', 'réfu']) {
    const found = await agent.ask(liaison.findOrganisations, { q })
    assert.deepEqual(
      found.body.items.map(({ id }) => id),
      [refuge.id],
      q,
    )
  }
  for (const q of ['ontagne', 'refuge marée', '%', '_'])
    assert.equal(
      (await agent.ask(liaison.findOrganisations, { q })).body.items.some(({ id }) => id === refuge.id),
      false,
      q,
    )
  assert.deepEqual((await agent.ask(liaison.findOrganisations, { q: 'refuge', kind: 'CARRIER' })).body.items, [])
})

test('an organisation that changed its name is found by the new one, and the old one finds nothing', async () => {
  const { id } = await add({ name: 'Ancienne Maison-Exemple' })
  const changed = await officer.ask(liaison.changeOrganisation, {
    organisationId: id,
    kind: 'PUBLIC_BODY',
    name: 'Nouvelle Demeure-Exemple',
    status: 'ENDED',
  })
  assert.deepEqual([changed.body.name, changed.body.kind, changed.body.status], ['Nouvelle Demeure-Exemple', 'PUBLIC_BODY', 'ENDED'])
  assert.deepEqual((await officer.ask(liaison.findOrganisations, { q: 'ancienne' })).body.items, [])
  assert.equal((await officer.ask(liaison.findOrganisations, { q: 'demeure' })).body.items[0]?.id, id)
})

test('an organisation sent twice with the same command is written once', async () => {
  const command = newId()
  const draft = { kind: 'EMPLOYER', name: 'Deux Fois-Exemple' } as const
  const first = await officer.ask(liaison.addOrganisation, draft, { command })
  const again = await officer.ask(liaison.addOrganisation, draft, { command })
  assert.deepEqual([first.body.id, again.replayed], [again.body.id, true])
  assert.equal((await officer.ask(liaison.findOrganisations, { q: 'deux fois' })).body.items.length, 1)
  assert.equal((await officer.ask(liaison.addOrganisation, { ...draft, id: first.body.id })).body.refusal, 'id_taken')
})

test('M151: a carrier has an agreement with bags and terms, and never two for the same day', async () => {
  const carrier = await add({ kind: 'CARRIER', name: 'Ailes-Exemple', carrierCode: 'xx' })
  assert.equal(carrier.carrierCode, 'XX')
  const terms = {
    organisationId: carrier.id,
    baggagePieces: 2,
    baggageKg: 23,
    tariffTerms: 'Tarif migrant : remboursable avant le départ',
    validFrom: day('2026-01-01'),
    validTo: day('2026-12-31'),
    source: 'Lettre-Exemple du 4 mars',
  }
  const recorded = await officer.ask(liaison.recordAgreement, terms)
  assert.deepEqual([recorded.status, recorded.body.baggagePieces, recorded.body.baggageKg], [200, 2, 23])
  const refused = async (more: object) => (await officer.ask(liaison.recordAgreement, { ...terms, ...more })).body.refusal
  assert.equal(await refused({ validFrom: day('2026-12-31'), validTo: null }), 'agreement_overlaps')
  assert.equal(await refused({ validFrom: day('2027-02-01'), validTo: day('2027-01-01') }), 'agreement_ends_before_start')
  assert.equal(await refused({ tariffTerms: 'Pour OIM-4XK7M2QA' }), 'identifiable_to_liaison')
  const sponsor = await add({ kind: 'SPONSOR', name: 'Pas un transporteur-Exemple' })
  assert.equal(await refused({ organisationId: sponsor.id }), 'not_a_carrier')
  assert.equal(
    (await officer.ask(liaison.recordAgreement, { ...terms, validFrom: addDays(day('2026-12-31'), 1), validTo: null })).status,
    200,
  )
  const shown = await officer.ask(liaison.getOrganisation, { organisationId: carrier.id })
  assert.deepEqual(
    shown.body.agreements.map(({ validFrom }) => validFrom),
    ['2027-01-01', '2026-01-01'],
  )
  const kept = await officer.ask(liaison.changeOrganisation, {
    organisationId: carrier.id,
    kind: 'SPONSOR',
    name: 'Ailes-Exemple',
    status: 'ACTIVE',
  })
  assert.equal(kept.body.refusal, 'carrier_has_agreements')
})

test('M030: nobody attaches a person to an organisation: no field takes one, and no table of the registry points at one', async () => {
  const { id } = await add({ kind: 'INTERNATIONAL_ORGANISATION', name: 'Police internationale-Exemple' })
  for (const stranger of ['personId', 'caseId', 'note']) {
    const answered = await officer.askRaw(liaison.changeOrganisation, {
      organisationId: id,
      kind: 'INTERNATIONAL_ORGANISATION',
      name: 'Police internationale-Exemple',
      status: 'ACTIVE',
      [stranger]: newId(),
    })
    assert.equal(answered.status, 422, stranger)
  }
  const points = await office.admin.query(
    `select conrelid::regclass::text as from_table, confrelid::regclass::text as to_table from pg_constraint
     where contype = 'f' and conrelid::regclass::text like 'liaison_%' and confrelid::regclass::text not like 'liaison_%'`,
  )
  assert.deepEqual(points.rows, [])
  const refused = await officer.ask(liaison.addOrganisation, { kind: 'ASSOCIATION', name: 'Dossier OIM-4XK7M2QA' })
  assert.deepEqual([refused.status, refused.body.refusal, refused.body.details?.code], [409, 'identifiable_to_liaison', 'E251'])
})

test('a movement agent adds an organisation and changes none; a counsellor reads; the airport desk does not know the registry', async () => {
  const agent = await office.as('mouvements@paris.example.org')
  const added = await add({ kind: 'SPONSOR', name: 'Ajoutée en ouvrant un dossier-Exemple' }, agent)
  const change = { organisationId: added.id, kind: 'SPONSOR', name: 'Autre-Exemple', status: 'ACTIVE' } as const
  assert.equal((await agent.ask(liaison.changeOrganisation, change)).status, 404)
  const counsellor = await office.as('conseil@paris.example.org')
  assert.equal((await counsellor.ask(liaison.getOrganisation, { organisationId: added.id })).status, 200)
  assert.equal((await counsellor.ask(liaison.addOrganisation, { kind: 'SPONSOR', name: 'Non-Exemple' })).status, 404)
  for (const email of ['transit@paris.example.org', 'finances@paris.example.org', 'bailleur@paris.example.org'])
    assert.equal((await (await office.as(email)).ask(liaison.listOrganisations, {})).status, 404, email)
})

test('Marseille does not see the organisations of Paris, nor Paris a sealed one', async () => {
  const open = await add({ name: 'Ouverte à Paris-Exemple' })
  const sealed = await add({ name: 'Refuge scellé-Exemple', compartment: 1 }, await office.as('sealed@paris.example.org'))
  const marseille = await office.as('mouvements@marseille.example.org')
  assert.equal((await marseille.ask(liaison.getOrganisation, { organisationId: open.id })).status, 404)
  assert.deepEqual((await marseille.ask(liaison.findOrganisations, { q: 'ouverte' })).body.items, [])
  assert.equal((await officer.ask(liaison.getOrganisation, { organisationId: sealed.id })).status, 404)
  assert.deepEqual((await officer.ask(liaison.findOrganisations, { q: 'scelle' })).body.items, [])
  assert.ok(!(await officer.ask(liaison.organisationsCsv, {})).raw.toString().includes('scellé'))
  assert.equal((await officer.ask(liaison.addOrganisation, { kind: 'SPONSOR', name: 'X-Exemple', compartment: 1 })).status, 404)
})
