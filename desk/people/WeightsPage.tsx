/** What each agreement weighs in an office's register: shipped, learned from its own decisions, what that would change, and the way back. */
import { useState } from 'react'
import * as weighings from '#domain/people/weight-contract.ts'
import type { Weighing } from '#domain/people/weight-words.ts'
import { LikelyReason } from '#domain/people/words.ts'
import type { OutputOf } from '#domain/kit/contract.ts'
import { AskedPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { Page } from '#desk/kit/Page.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { type Sent, useAsk, useCommand } from '#desk/kit/queries.ts'
import { useSelf } from '#desk/kit/session.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'

type Found = OutputOf<typeof weighings.getWeighings>

export function WeightsPage() {
  const { t } = useText()
  const self = useSelf()
  const [office, setOffice] = useState(self.offices[0]!.id)
  const found = useAsk(weighings.getWeighings, { office })
  return (
    <Page title={t('register.weights')} lead={t('register.weights_what')} back={{ to: '/people/settings', label: t('register.settings') }}>
      {self.offices.length > 1 && (
        <Field label={t('people.office')} required>
          <Select
            value={String(office)}
            onChange={(value) => setOffice(Number(value) as typeof office)}
            options={self.offices.map((each) => ({ value: String(each.id), label: each.name }))}
          />
        </Field>
      )}
      <AskedPart of={found}>
        {(all) => (
          <>
            <LearnPanel all={all} />
            <VersionsPanel all={all} />
            <WeightsPanel all={all} />
          </>
        )}
      </AskedPart>
    </Page>
  )
}

function useFinish(): (sending: Promise<Sent<unknown>>, word: string) => Promise<void> {
  const text = useText()
  return async (sending, word) => {
    const sent = await sending
    tell(sent.ok ? text.t(word) : failureText(text, sent), sent.ok ? 'good' : 'bad')
  }
}

function LearnPanel({ all }: { all: Found }) {
  const { t } = useText()
  const learn = useCommand(weighings.learnWeighing)
  const finish = useFinish()
  const whyNot = useWhyNot('access.admin')
  const counts = { same: all.same, notSame: all.notSame, needed: all.needed }
  const isEnough = Math.min(all.same, all.notSame) >= all.needed
  return (
    <Panel
      title={t('register.decisions')}
      actions={
        <Button
          look="main"
          busy={learn.isSending}
          reason={whyNot ?? (isEnough ? undefined : t('refusal.too_few_decisions', counts))}
          onClick={() => void finish(learn.send({ office: all.office }), 'register.weights_learned')}
        >
          {t('register.learn')}
        </Button>
      }
    >
      <p>{t('register.decisions_count', counts)}</p>
      {!isEnough && <Notice>{t('refusal.too_few_decisions', counts)}</Notice>}
    </Panel>
  )
}

function VersionsPanel({ all }: { all: Found }) {
  const { t, write } = useText()
  const self = useSelf()
  const use = useCommand(weighings.useWeighing)
  const finish = useFinish()
  const whyNot = useWhyNot('access.admin')
  const usedOnce = new Set(all.uses.map(({ weighingId }) => weighingId))
  const reasonFor = (weighing: Weighing) =>
    all.fourEyes && weighing.learnedBy === self.accountId && !usedOnce.has(weighing.id) ? t('refusal.own_proposal') : undefined
  return (
    <Panel
      title={t('register.versions')}
      flush
      actions={
        all.inUse !== null && (
          <Button
            busy={use.isSending}
            reason={whyNot}
            onClick={() => void finish(use.send({ office: all.office, weighingId: null }), 'register.weights_used')}
          >
            {t('register.use_shipped')}
          </Button>
        )
      }
    >
      <Table
        caption={t('register.versions')}
        rows={all.weighings}
        rowKey={(it) => it.id}
        empty={<EmptyState title={t('register.no_versions')}>{t('register.no_versions_why')}</EmptyState>}
        columns={[
          {
            key: 'version',
            title: t('register.version'),
            heads: true,
            cell: (it) => (
              <>
                {it.version} {it.id === all.inUse && <Badge mood="good">{t('register.in_use')}</Badge>}
              </>
            ),
          },
          { key: 'when', title: t('register.when'), cell: (it) => write.instant(it.learnedAt) },
          {
            key: 'taught',
            title: t('register.taught_by'),
            cell: (it) => t('register.decisions_taught', { same: it.taughtBySame, notSame: it.taughtByNotSame }),
          },
          {
            key: 'effect',
            title: t('register.effect'),
            cell: ({ effect }) =>
              t('register.effect_counts', { judged: effect.judged, before: effect.rightBefore, after: effect.rightAfter }),
          },
          {
            key: 'do',
            title: t('access.actions'),
            screenOnly: true,
            cell: (it) =>
              it.id !== all.inUse && (
                <Button
                  busy={use.isSending}
                  reason={whyNot ?? reasonFor(it)}
                  onClick={() => void finish(use.send({ office: all.office, weighingId: it.id }), 'register.weights_used')}
                >
                  {t(usedOnce.has(it.id) ? 'register.use_again' : 'register.use')}
                </Button>
              ),
          },
        ]}
      />
    </Panel>
  )
}

function WeightsPanel({ all }: { all: Found }) {
  const { t } = useText()
  const newest = all.weighings[0]
  const inUse = all.weighings.find(({ id }) => id === all.inUse)
  return (
    <>
      <Panel title={t('register.weights_each')} flush>
        <Table
          caption={t('register.weights_each')}
          rows={LikelyReason.options.map((reason) => ({ reason }))}
          rowKey={(it) => it.reason}
          columns={[
            { key: 'reason', title: t('register.reason'), heads: true, cell: (it) => t(`people.likely_reason.${it.reason}`) },
            { key: 'shipped', title: t('register.shipped'), numeric: true, cell: (it) => all.shipped[it.reason] },
            { key: 'used', title: t('register.in_use'), numeric: true, cell: (it) => (inUse?.weights ?? all.shipped)[it.reason] },
            ...(newest === undefined
              ? []
              : [
                  {
                    key: 'newest',
                    title: t('register.version_number', { version: newest.version }),
                    numeric: true,
                    cell: (it: { reason: LikelyReason }) => newest.weights[it.reason],
                  },
                ]),
          ]}
        />
      </Panel>
      {newest !== undefined && newest.effect.changed.length > 0 && <ChangedPanel weighing={newest} />}
    </>
  )
}

function ChangedPanel({ weighing }: { weighing: Weighing }) {
  const { t, write } = useText()
  return (
    <Panel title={t('register.would_change', { version: weighing.version })} flush>
      <Table
        caption={t('register.would_change', { version: weighing.version })}
        rows={weighing.effect.changed.map((each, at) => ({ ...each, at }))}
        rowKey={(it) => String(it.at)}
        columns={[
          { key: 'when', title: t('register.when'), heads: true, cell: (it) => write.instant(it.decidedAt) },
          { key: 'said', title: t('register.was_said'), cell: (it) => t(`register.said.${it.decision}`) },
          { key: 'before', title: t('register.score_before'), numeric: true, cell: (it) => it.before },
          { key: 'after', title: t('register.score_after'), numeric: true, cell: (it) => it.after },
        ]}
      />
    </Panel>
  )
}
