/** The page on which a vacancy is written down. */
import { useNavigate } from '@tanstack/react-router'
import { Page } from '#desk/kit/Page.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useText } from '#ui/TextProvider.tsx'
import { VacancyForm } from './VacancyForm.tsx'

export function RegisterVacancyPage() {
  const { t } = useText()
  const go = useNavigate()
  return (
    <Page title={t('employment.new_vacancy')} back={{ to: '/employment', label: t('employment.vacancies') }}>
      <Panel>
        <VacancyForm onDone={(vacancyId) => void go({ to: '/employment/vacancies/$vacancyId', params: { vacancyId } } as never)} />
      </Panel>
    </Page>
  )
}
