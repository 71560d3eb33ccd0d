/** After a change of password: what was sealed under the former one is opened with it once, and joins today's queue. */
import { type FormEvent, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { bringFormerQueue } from './kit/session.ts'

export function FormerVaults() {
  const { t } = useText()
  const [password, setPassword] = useState('')
  const [failed, setFailed] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setFailed(!(await bringFormerQueue(password)))
  }
  return (
    <Panel title={t('desk.former_title')}>
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        <p className="text-sm text-ink-soft">{t('desk.former_why')}</p>
        <div className="flex max-w-md flex-wrap items-end gap-2">
          <Field label={t('desk.former_password')} required className="flex-1" problems={failed ? [t('desk.former_wrong')] : []}>
            <TextInput type="password" autoComplete="off" value={password} onChange={setPassword} />
          </Field>
          <Button type="submit">{t('desk.former_open')}</Button>
        </div>
      </form>
    </Panel>
  )
}
