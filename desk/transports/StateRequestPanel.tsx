/** Who asked for an evacuation: without a State that asked, and without people who are willing, nobody is moved. */
import { useState } from 'react'
import * as transports from '#domain/transports/contract.ts'
import type { TransportFile } from '#domain/transports/contract.ts'
import { countryText } from '#desk/cases/shared.tsx'
import { CommandForm } from '#desk/kit/CommandForm.tsx'
import { useForm } from '#desk/kit/form.ts'
import { SelectField } from '#desk/kit/FormFields.tsx'
import { useWhyNot } from '#desk/kit/permission-words.ts'
import { labelsOf, type PlainField, PlainFields } from '#desk/kit/PlainFields.tsx'
import { Button } from '#ui/Button.tsx'
import { DescriptionList } from '#ui/DescriptionList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Code } from '#ui/PersonName.tsx'
import { useText } from '#ui/TextProvider.tsx'

export function StateRequestPanel({ file }: { file: TransportFile }) {
  const text = useText()
  const { t, write } = text
  const [writing, setWriting] = useState(false)
  const mayNot = useWhyNot('transports.write')
  const request = file.stateRequest
  return (
    <Panel
      title={t('transports.state_request')}
      actions={
        <Button icon={request === null ? 'add' : 'edit'} reason={mayNot} onClick={() => setWriting(true)}>
          {t('transports.record_request')}
        </Button>
      }
    >
      {request === null ? (
        <Notice mood="warn">{t('transports.gap.state_request_missing')}</Notice>
      ) : (
        <DescriptionList
          facts={[
            { term: t('transports.state'), value: countryText(text, request.state) },
            { term: t('transports.state_role'), value: t(`transports.state_role.${request.role}`) },
            { term: t('transports.authority'), value: <bdi>{request.authority}</bdi> },
            { term: t('transports.reference'), value: <Code>{request.reference}</Code> },
            { term: t('transports.asked_on'), value: write.day(request.askedOn) },
            { term: t('transports.legal_ground'), value: <bdi>{request.legalGround}</bdi> },
            { term: t('transports.last_resort'), value: <bdi>{request.lastResort}</bdi> },
          ]}
        />
      )}
      <Dialog open={writing} onClose={() => setWriting(false)} title={t('transports.state_request')}>
        <RequestForm file={file} onDone={() => setWriting(false)} />
      </Dialog>
    </Panel>
  )
}

function RequestForm({ file, onDone }: { file: TransportFile; onDone: () => void }) {
  const { t } = useText()
  const was = file.stateRequest
  const initial = {
    state: (was?.state ?? '') as string,
    role: (was?.role ?? '') as string,
    authority: was?.authority ?? '',
    reference: was?.reference ?? '',
    askedOn: (was?.askedOn ?? '') as string,
    legalGround: was?.legalGround ?? '',
    lastResort: was?.lastResort ?? '',
  }
  const fields: PlainField<typeof initial>[] = [
    { name: 'state', label: t('transports.state'), hint: t('transports.country_hint'), required: true },
    { name: 'authority', label: t('transports.authority'), required: true },
    { name: 'reference', label: t('transports.reference'), required: true },
    { name: 'askedOn', label: t('transports.asked_on'), kind: 'date', required: true },
    { name: 'legalGround', label: t('transports.legal_ground'), wide: true, required: true },
    { name: 'lastResort', label: t('transports.last_resort'), hint: t('transports.last_resort_hint'), wide: true, required: true },
  ]
  const form = useForm({
    contract: transports.recordStateRequest,
    initial,
    input: (values) => ({ ...values, transportId: file.transport.id, state: values.state.trim().toUpperCase() }),
    onDone,
  })
  return (
    <CommandForm form={form} submit={t('ui.save')} labels={{ ...labelsOf(fields), role: t('transports.state_role') }}>
      <SelectField
        form={form}
        name="role"
        label={t('transports.state_role')}
        options={(['NATIONALITY', 'HOST'] as const).map((value) => ({ value, label: t(`transports.state_role.${value}`) }))}
      />
      <PlainFields form={form} fields={fields} />
    </CommandForm>
  )
}
