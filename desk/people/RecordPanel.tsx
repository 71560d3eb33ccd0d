/** A person's own record: given to them as a page, requests about it with the day they are due, and their answers. */
import { useState } from 'react'
import * as records from '#domain/people/record-contract.ts'
import { offeredLanguages } from '#domain/people/record-language-rules.ts'
import type { RecordLanguage } from '#domain/people/record-words.ts'
import { RequestChannel, RequestKind } from '#domain/people/request-words.ts'
import type { Person } from '#domain/people/words.ts'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { PagesPart } from '#desk/kit/AskedPart.tsx'
import { failureText } from '#desk/kit/failure-words.ts'
import { useForm } from '#desk/kit/form.ts'
import { DateField, SelectField, TextField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { useCommand, usePages } from '#desk/kit/queries.ts'
import { saveFile } from '#desk/kit/save-file.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { tell } from '#ui/Toasts.tsx'
import { RequestActions, RequestFacts } from './RequestActions.tsx'

export function RecordPanel({ person }: { person: Person }) {
  const { t } = useText()
  const [asking, setAsking] = useState(false)
  const whyNot = useWhyNot('people.write')
  return (
    <Panel
      title={t('register.record')}
      actions={
        <Button icon="add" reason={whyNot} onClick={() => setAsking(true)}>
          {t('register.request_add')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <GivePart person={person} />
        {whyNot === undefined && <RequestsPart person={person} />}
      </div>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('register.request_add')}>
        <RequestForm person={person} onDone={() => setAsking(false)} />
      </Dialog>
    </Panel>
  )
}

/** The person's own first language stands there first; whoever is at the counter may choose another one. */
function GivePart({ person }: { person: Person }) {
  const text = useText()
  const { t, write } = text
  const offered = offeredLanguages(person.languages)
  const [language, setLanguage] = useState<RecordLanguage>(offered[0]!)
  const give = useCommand(records.giveRecord)
  const whyNot = useWhyNot('people.write')
  const giveIt = async () => {
    const sent = await give.send({ personId: person.id, language })
    if (!sent.ok) return tell(failureText(text, sent), 'bad')
    if (sent.queued) return
    saveFile(new Blob([sent.value.html], { type: 'text/html' }), sent.value.fileName)
    if (sent.value.review === 'pending') tell(t('register.record_unread', { language: write.language(language) }), 'note')
  }
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field label={t('register.record_language')} required className="w-64 max-w-full">
        <Select
          value={language}
          onChange={(value) => setLanguage(value as RecordLanguage)}
          options={offered.map((each) => ({ value: each, label: write.language(each) }))}
        />
      </Field>
      <Button icon="download" busy={give.isSending} reason={whyNot} onClick={() => void giveIt()}>
        {t('register.give_record')}
      </Button>
    </div>
  )
}

function RequestsPart({ person }: { person: Person }) {
  const { t } = useText()
  const open = usePages(records.listRequests, { personId: person.id, state: 'OPEN', limit: 20 })
  return (
    <PagesPart of={open}>
      {(items) => (
        <>
          {items.length === 0 ? (
            <p className="text-ink-soft">{t('register.no_requests')}</p>
          ) : (
            <ul className="flex flex-col gap-2">
              {items.map((request) => (
                <li key={request.id} className="flex flex-wrap items-center justify-between gap-2">
                  <RequestFacts request={request} />
                  <RequestActions request={request} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </PagesPart>
  )
}

function RequestForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useText()
  const labels = {
    kind: t('register.request_what'),
    channel: t('register.channel'),
    askedOn: t('register.asked_day'),
    detail: t('register.detail'),
  }
  const form = useForm({
    contract: records.recordRequest,
    initial: { kind: '', channel: 'IN_PERSON', askedOn: new Date().toISOString().slice(0, 10), detail: '' },
    input: (values) => ({ ...values, personId: person.id }),
    onDone: () => {
      tell(t('ui.saved'))
      onDone()
    },
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={labels} reason={useWhyNot('people.write')}>
      <SelectField
        form={form}
        name="kind"
        label={labels.kind}
        options={RequestKind.options.map((each) => ({ value: each, label: t(`register.request_kind.${each}`) }))}
      />
      <SelectField
        form={form}
        name="channel"
        label={labels.channel}
        options={RequestChannel.options.map((each) => ({ value: each, label: t(`register.channel.${each}`) }))}
      />
      <DateField form={form} name="askedOn" label={labels.askedOn} />
      <TextField form={form} name="detail" lines={3} label={labels.detail} />
    </CommandForm>
  )
}
