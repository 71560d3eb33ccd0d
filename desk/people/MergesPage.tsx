/** Merges: those that wait for a second person, and all that was merged, declined or undone; each with what it changed. */
import { useState } from 'react'
import * as merges from '#domain/people/merge-contract.ts'
import { type MergeLine, MergeState, UndoReason } from '#domain/people/merge-words.ts'
import { AskedPart, PagesPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { FilterBar } from '#desk/kit/FilterBar.tsx'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { type Sent, useAsk, useCommand, usePages } from '#desk/kit/queries.ts'
import { useFilters } from '#desk/kit/saved-filters.ts'
import { useSelf } from '#desk/kit/session.ts'
import { ButtonLink } from '#desk/kit/TextLink.tsx'
import { Badge, type Mood } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { PersonLink } from './shared.tsx'

const moods: Record<MergeState, Mood> = { PROPOSED: 'warn', MERGED: 'good', DECLINED: 'neutral', UNDONE: 'note' }

export function MergesPage() {
  const { t, write } = useText()
  const shelf = useFilters('people.merges', { state: '' })
  const state = MergeState.safeParse(shelf.filters.state)
  const listed = usePages(merges.listMerges, { limit: 50, state: state.success ? state.data : undefined })
  const [opened, setOpened] = useState<MergeLine>()
  return (
    <Page
      title={t('register.merges')}
      lead={t('register.merges_what')}
      back={{ to: '/people', label: t('people.people') }}
      actions={<ButtonLink to="/people/pairs">{t('register.pairs')}</ButtonLink>}
    >
      <FilterBar shelf={shelf}>
        <Field label={t('register.state')} required>
          <Select
            value={shelf.filters.state}
            onChange={(value) => shelf.set('state', value)}
            placeholder={t('ui.all')}
            options={MergeState.options.map((each) => ({ value: each, label: t(`status.merge.${each}`) }))}
          />
        </Field>
      </FilterBar>
      <Panel flush>
        <PagesPart of={listed}>
          {(items) => (
            <Table
              caption={t('register.merges')}
              rows={items}
              rowKey={(it) => it.id}
              hasMore={listed.hasMore}
              onMore={listed.more}
              loadingMore={listed.isLoadingMore}
              empty={<EmptyState title={t('register.no_merges')}>{t('register.no_merges_why')}</EmptyState>}
              columns={[
                { key: 'kept', title: t('register.kept'), heads: true, cell: (it) => <PersonLink person={it.kept} /> },
                { key: 'merged', title: t('register.merged'), cell: (it) => <PersonLink person={it.merged} /> },
                { key: 'grounds', title: t('register.grounds'), cell: (it) => t(`register.grounds.${it.grounds}`) },
                {
                  key: 'state',
                  title: t('register.state'),
                  cell: (it) => <Badge mood={moods[it.state]}>{t(`status.merge.${it.state}`)}</Badge>,
                },
                { key: 'when', title: t('register.when'), cell: (it) => write.instant(it.undoneAt ?? it.mergedAt ?? it.proposedAt) },
                {
                  key: 'do',
                  title: t('access.actions'),
                  screenOnly: true,
                  cell: (it) => (
                    <Button look="quiet" onClick={() => setOpened(it)}>
                      {t('register.details')}
                    </Button>
                  ),
                },
              ]}
            />
          )}
        </PagesPart>
      </Panel>
      <Dialog open={opened !== undefined} onClose={() => setOpened(undefined)} title={t('register.details')}>
        {opened !== undefined && <MergeDetails mergeId={opened.id} onDone={() => setOpened(undefined)} />}
      </Dialog>
    </Page>
  )
}

/** What a merge changed, and what may be done with it now: confirmed, declined, undone. */
export function MergeDetails({ mergeId, onDone }: { mergeId: MergeLine['id']; onDone: () => void }) {
  const text = useText()
  const { t } = text
  const self = useSelf()
  const found = useAsk(merges.getMerge, { mergeId })
  const confirm = useCommand(merges.confirmMerge)
  const decline = useCommand(merges.declineMerge)
  const undo = useCommand(merges.undoMerge)
  const whyNot = useWhyNot('people.write')
  const [why, setWhy] = useState<string>('TWO_PERSONS')
  const finish = async (sending: Promise<Sent<unknown>>, word: string) => {
    const sent = await sending
    if (!sent.ok) return tell(failureText(text, sent), 'bad')
    tell(t(word), 'good')
    onDone()
  }
  return (
    <AskedPart of={found}>
      {(merge) => (
        <div className="flex flex-col gap-4">
          <p>
            <PersonLink person={merge.merged} /> → <PersonLink person={merge.kept} />
          </p>
          <Table
            caption={t('register.what_moved')}
            rows={merge.counts}
            rowKey={(it) => it.table}
            empty={<p className="text-ink-soft">{t('register.nothing_moved')}</p>}
            columns={[
              { key: 'table', title: t('register.records'), heads: true, cell: (it) => <RecordName table={it.table} /> },
              { key: 'moved', title: t('register.repointed'), numeric: true, cell: (it) => it.repointed },
              { key: 'folded', title: t('register.folded'), numeric: true, cell: (it) => it.folded },
              { key: 'stayed', title: t('register.stayed'), numeric: true, cell: (it) => it.stayed },
            ]}
          />
          {merge.state === 'PROPOSED' && (
            <div className="flex flex-wrap gap-2">
              <Button
                look="main"
                busy={confirm.isSending}
                reason={whyNot ?? (merge.fourEyes && merge.proposedBy === self.accountId ? t('refusal.own_proposal') : undefined)}
                onClick={() => void finish(confirm.send({ mergeId }), 'register.merged_now')}
              >
                {t('register.confirm')}
              </Button>
              <Button
                busy={decline.isSending}
                reason={whyNot}
                onClick={() => void finish(decline.send({ mergeId }), 'register.declined_now')}
              >
                {t('register.decline')}
              </Button>
            </div>
          )}
          {merge.state === 'MERGED' && (
            <div className="flex flex-col gap-3">
              <RadioGroup
                legend={t('register.undo_why')}
                value={why}
                onChange={setWhy}
                options={UndoReason.options.map((each) => ({ value: each, label: t(`register.undo_why.${each}`) }))}
              />
              <p className="text-sm text-ink-soft">{t('register.undo_what')}</p>
              <div>
                <Button
                  look="danger"
                  busy={undo.isSending}
                  reason={whyNot}
                  onClick={() => void finish(undo.send({ mergeId, why: why as UndoReason }), 'register.undone_now')}
                >
                  {t('register.undo')}
                </Button>
              </div>
            </div>
          )}
        </div>
      )}
    </AskedPart>
  )
}

/** The rooms' own word for what a table holds; a table that has none yet goes by its own name. */
function RecordName({ table }: { table: string }) {
  const { t, has } = useText()
  return <>{has(`register.records.${table}`) ? t(`register.records.${table}`) : table}</>
}
