/** The register of people, narrowed by programme for those who may read cases: the people room itself knows no programme. */
import { may, useSelf } from './kit/session.ts'
import { PersonsPage } from './people/PersonsPage.tsx'
import { ProgrammeField } from './programmes/ProgrammeField.tsx'

export function RegisterPage() {
  const self = useSelf()
  const mayNarrow = may(self, 'cases.read') && may(self, 'programmes.read')
  return <PersonsPage {...(mayNarrow ? { ProgrammeField } : {})} />
}
