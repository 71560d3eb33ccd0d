/** Identity documents of a person, and who holds the original of each. */
import { useState } from 'react'
import * as originals from '#domain/people/original-contract.ts'
import type { IdentityDocument, Person } from '#domain/people/words.ts'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useAsk } from '#desk/kit/queries.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { AddDocumentForm } from './AddDocumentForm.tsx'
import { OriginalPart } from './OriginalPart.tsx'
import { NationalityName, OriginalState } from './shared.tsx'

export function DocumentsPanel({ person, documents }: { person: Person; documents: readonly IdentityDocument[] }) {
  const { t, write } = useText()
  const [adding, setAdding] = useState(false)
  const [shown, setShown] = useState<string>()
  const whyNot = useWhyNot('people.write')
  const asked = useAsk(originals.listOriginals, { personId: person.id })
  const originalOf = (id: string | undefined) => asked.value?.items.find(({ document }) => document.id === id)
  const one = originalOf(shown)
  const today = new Date().toISOString().slice(0, 10)
  const add = (
    <Button icon="add" reason={whyNot} onClick={() => setAdding(true)}>
      {t('people.add_document')}
    </Button>
  )
  return (
    <Panel title={t('people.documents')} actions={add} flush>
      <Table
        caption={t('people.documents')}
        rows={documents}
        rowKey={(document) => document.id}
        empty={<EmptyState icon="file" title={t('people.documents_none')} />}
        columns={[
          { key: 'type', title: t('people.document_type'), heads: true, cell: (it) => t(`people.document_type.${it.type}`) },
          { key: 'number', title: t('people.document_number'), cell: (it) => <Code>{it.number}</Code> },
          { key: 'issuer', title: t('people.document_issuer'), cell: (it) => <NationalityName code={it.issuer} /> },
          { key: 'issued', title: t('people.document_issued'), cell: (it) => (it.issuedOn === null ? '—' : write.day(it.issuedOn)) },
          {
            key: 'expires',
            title: t('people.document_expires'),
            cell: (it) => (
              <span className="flex flex-wrap items-center gap-2">
                {it.expiresOn === null ? '—' : write.day(it.expiresOn)}
                {it.expiresOn !== null && it.expiresOn < today && <Badge mood="warn">{t('people.document_over')}</Badge>}
                {it.mrzValid === true && <Badge mood="good">{t('people.document_mrz_checked')}</Badge>}
              </span>
            ),
          },
          {
            key: 'original',
            title: t('people.originals.original'),
            cell: (it) => {
              const standing = originalOf(it.id)?.standing
              if (standing === undefined) return null
              return (
                <>
                  <OriginalState standing={standing} />
                  <span className="print:hidden">
                    <Button look="quiet" icon="file" onClick={() => setShown(it.id)}>
                      {t('people.originals.see')}
                    </Button>
                  </span>
                </>
              )
            },
          },
        ]}
      />
      <Dialog open={adding} onClose={() => setAdding(false)} title={t('people.add_document')}>
        <AddDocumentForm person={person} onDone={() => setAdding(false)} />
      </Dialog>
      <Dialog
        open={one !== undefined}
        onClose={() => setShown(undefined)}
        title={one === undefined ? '' : t('people.originals.of', { type: t(`people.document_type.${one.document.type}`) })}
      >
        {one !== undefined && <OriginalPart key={one.standing.step} original={one} person={person} />}
      </Dialog>
    </Panel>
  )
}
